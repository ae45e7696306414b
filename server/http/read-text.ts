import type { Readable } from 'node:stream';
import { HttpProblem } from './problem.ts';

/** A small body as text, byte for byte as it was sent. Throws 413 above `limit` bytes. */
export async function readText(request: Readable, limit: number): Promise<string> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request.iterator({ destroyOnReturn: false })) {
    const piece: Buffer = part;
    bytes += piece.length;
    if (bytes > limit)
      throw new HttpProblem(413, 'too-large', {
        en: 'The body is too large.',
        fr: 'L’envoi est trop volumineux.',
      });
    parts.push(piece);
  }
  return Buffer.concat(parts).toString('utf8');
}
