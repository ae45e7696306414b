import type { Json } from '../../engine/index.ts';

export interface Answer<T = Json> {
  status: number;
  headers: Headers;
  text: string;
  /** The parsed body where it is JSON, else null. Name the shape you expect: `get<{ id: string }>(…)`. */
  body: T;
}

export interface RequestOptions {
  headers?: Record<string, string>;
}

/** A browser of one user, without the browser: keeps his cookie and names our origin. */
export interface Client {
  cookie: string | undefined;
  get<T = Json>(path: string, options?: RequestOptions): Promise<Answer<T>>;
  delete<T = Json>(path: string, options?: RequestOptions): Promise<Answer<T>>;
  post<T = Json>(path: string, body?: unknown, options?: RequestOptions): Promise<Answer<T>>;
  put<T = Json>(path: string, body?: unknown, options?: RequestOptions): Promise<Answer<T>>;
  patch<T = Json>(path: string, body?: unknown, options?: RequestOptions): Promise<Answer<T>>;
  /** Anything else; nothing is added but the cookie. */
  request(path: string, init?: RequestInit): Promise<Response>;
}

/** `url`: the server's. `path`: below it. */
export function client(url: string, cookie?: string): Client {
  const self: Client = {
    cookie,
    request(path, init = {}) {
      const headers = new Headers(init.headers);
      if (self.cookie !== undefined) headers.set('Cookie', self.cookie);
      return fetch(`${url}${path}`, { redirect: 'manual', ...init, headers });
    },
    get: (path, options) => send('GET', path, undefined, options),
    delete: (path, options) => send('DELETE', path, undefined, options),
    post: (path, body, options) => send('POST', path, body, options),
    put: (path, body, options) => send('PUT', path, body, options),
    patch: (path, body, options) => send('PATCH', path, body, options),
  };

  async function send<T>(
    method: string,
    path: string,
    body: unknown,
    options?: RequestOptions,
  ): Promise<Answer<T>> {
    const headers: Record<string, string> = method === 'GET' ? {} : { Origin: url };
    if (body !== undefined) headers['Content-Type'] = 'application/json';
    const response = await self.request(path, {
      method,
      headers: { ...headers, ...options?.headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    for (const line of response.headers.getSetCookie()) {
      const pair = line.split(';')[0] ?? '';
      if (pair.includes('session_token=')) self.cookie = /Max-Age=0/i.test(line) ? undefined : pair;
    }
    const text = await response.text();
    const isJson = /[/+]json/.test(response.headers.get('Content-Type') ?? '') && text !== '';
    const parsed: T = isJson ? JSON.parse(text) : null;
    return { status: response.status, headers: response.headers, text, body: parsed };
  }
  return self;
}
