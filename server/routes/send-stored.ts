import type { Deps } from '../deps.ts';
import type { RouteAnswer, RouteContext } from '../http/define-route.ts';
import { sendFile } from '../http/send-file.ts';

/** What a route that sends somebody's file answers. */
export const fileAnswers = {
  200: { contentType: '*/*', description: 'The file' },
  206: { contentType: '*/*', description: 'The range asked for' },
};

/** The request that is answered. */
export type Asked = Pick<RouteContext<unknown, unknown, unknown, unknown, unknown>, 'request' | 'response'>;

/** Sends a file that is kept here, or the range of it that was asked for. `size` in bytes. */
export function sendStored(
  deps: Pick<Deps, 'files'>,
  { request, response }: Asked,
  file: { name: string; type: string; size: number; sha256: string },
): Promise<RouteAnswer> {
  const { name, type, size, sha256 } = file;
  return sendFile(request, response, {
    name,
    mediaType: type,
    size,
    read: (range) => deps.files.read(sha256, range),
  });
}
