import type { Reason } from '../../../engine/index.ts';

/** RFC 9457 problem details as the server sends them. */
export interface Problem {
  type?: string;
  title: string;
  status: number;
  detail?: string;
  code?: string;
  reasons?: Reason[];
  /** Seconds to wait before the same is asked again. */
  retryAfter?: number;
  [extension: string]: unknown;
}

/** An answer that was not a success. `problem.status` 0 means that the server was not reached. */
export class ApiError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.detail ?? problem.title);
    this.problem = problem;
  }
}

export interface Answer<T> {
  body: T;
  etag: string | null;
  status: number;
}

/** Said by the window when the server no longer knows who asks. */
export const SIGNED_OUT = 'attest:signed-out';

interface RequestOptions {
  method?: string;
  body?: unknown;
  raw?: BodyInit;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

/** One request to the server: JSON in, JSON out, an ApiError when it did not succeed. */
export async function request<T>(path: string, options: RequestOptions = {}): Promise<Answer<T>> {
  const headers: Record<string, string> = {
    accept: 'application/json',
    // What the server refuses it says in the language of the page, which may be another than the browser's.
    'accept-language': document.documentElement.lang || 'en',
    ...options.headers,
  };
  if (options.body !== undefined) headers['content-type'] = 'application/json';
  let response: Response;
  try {
    response = await fetch(path, {
      method: options.method ?? 'GET',
      headers,
      body: options.raw ?? (options.body === undefined ? null : JSON.stringify(options.body)),
      credentials: 'same-origin',
      signal: options.signal ?? null,
    });
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new ApiError({ title: 'The server could not be reached', status: 0 });
  }
  const text = await response.text();
  const json = text && response.headers.get('content-type')?.includes('json') ? JSON.parse(text) : null;
  if (!response.ok) {
    if (response.status === 401 && path.startsWith('/api/v1/')) window.dispatchEvent(new Event(SIGNED_OUT));
    const wait = Number(response.headers.get('retry-after') ?? response.headers.get('x-retry-after') ?? 0);
    throw new ApiError({
      title: response.statusText,
      ...(json ?? {}),
      status: response.status,
      ...(wait > 0 ? { retryAfter: wait } : {}),
    });
  }
  return { body: json as T, etag: response.headers.get('etag'), status: response.status };
}

export const api = <T>(path: string, options?: RequestOptions): Promise<Answer<T>> =>
  request<T>(`/api/v1${path}`, options);

/** A key for one attempt to do one thing; repeat the request with the same key. */
export const newKey = (): string => crypto.randomUUID();
