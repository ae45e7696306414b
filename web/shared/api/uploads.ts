import type { DetailedError } from 'tus-js-client';
import { ApiError, api } from './client.ts';

/** The place of a form that a file goes to. */
export interface UploadPlace {
  case: string;
  form: string;
  step: string;
  /** RFC 6901, inside the step's data. */
  pointer: string;
}

/** How the sender is told what becomes of a file. */
interface Watch {
  /** The part sent, 0 to 1. */
  onProgress: (part: number) => void;
  /** The connection is lost (true), or back (false). */
  onWaiting?: (waiting: boolean) => void;
  signal?: AbortSignal;
}

/** Bytes in one request; a lost connection costs no more. */
const PART = 512 * 1024;
/** How soon, in milliseconds, the server is asked again after it was not reached. */
const AGAIN = 4_000;

/**
 * Sends a file in parts (tus 1.0.0). After a lost connection it goes on by itself where it was, also when the same
 * file is chosen again after the page was left. Rejects with an ApiError for a refusal, an AbortError when given up.
 */
export async function uploadInParts<T>(place: UploadPlace, file: File, watch: Watch): Promise<T> {
  const { Upload } = await import('tus-js-client');
  const { form, step, pointer } = place;
  const endpoint = `/api/v1/cases/${place.case}/uploads?${new URLSearchParams({ form, step, pointer })}`;
  const { onProgress, onWaiting, signal } = watch;
  const address = await new Promise<string>((resolve, reject) => {
    let timer: number | undefined;
    const goOn = () => {
      window.clearTimeout(timer);
      window.removeEventListener('online', goOn);
      upload.start();
    };
    const upload = new Upload(file, {
      endpoint,
      headers: { 'x-file-name': encodeURIComponent(file.name) },
      chunkSize: PART,
      retryDelays: [300, 1_000],
      removeFingerprintOnSuccess: true,
      onProgress(sent, whole) {
        onWaiting?.(false);
        onProgress(whole ? sent / whole : 0);
      },
      onSuccess: () => resolve(upload.url ?? ''),
      onError(error) {
        const refusal = refusalOf(error as DetailedError);
        if (refusal) {
          reject(refusal);
          return;
        }
        onWaiting?.(true);
        window.addEventListener('online', goOn);
        timer = window.setTimeout(goOn, AGAIN);
      },
    });
    signal?.addEventListener('abort', () => {
      window.clearTimeout(timer);
      window.removeEventListener('online', goOn);
      // Tells the server, too, where it can be reached; what is not told is forgotten after a day.
      void upload.abort(true).catch(() => undefined);
      reject(new DOMException('The upload was given up.', 'AbortError'));
    });
    void upload.findPreviousUploads().then((earlier) => {
      if (earlier[0]) upload.resumeFromPreviousUpload(earlier[0]);
      if (!signal?.aborted) upload.start();
    });
  });
  return finish<T>(new URL(address, location.href).pathname.replace('/api/v1', ''), watch);
}

/** Asks for the file until the server has answered. */
async function finish<T>(path: string, { onWaiting, signal }: Watch): Promise<T> {
  for (;;) {
    try {
      const { body } = await api<T>(`${path}/file`, { method: 'POST', ...(signal && { signal }) });
      onWaiting?.(false);
      return body;
    } catch (error) {
      if (!(error instanceof ApiError) || error.problem.status !== 0) throw error;
      onWaiting?.(true);
      await new Promise((resolve) => setTimeout(resolve, AGAIN));
    }
  }
}

/** What the server refused; undefined where it was not reached or is in trouble: then it is asked again. */
function refusalOf(error: DetailedError): ApiError | undefined {
  const answer = error.originalResponse;
  const status = answer?.getStatus() ?? 0;
  if (!answer || status === 0 || status === 423 || status === 429 || status >= 500) return undefined;
  let body: object = {};
  try {
    body = JSON.parse(answer.getBody());
  } catch {
    // No problem details: the status has to do.
  }
  return new ApiError({ title: 'The file was not taken', ...body, status });
}
