import { CommandFailed } from '../command-failed.ts';

export interface Reply {
  status: number;
  // The walk reads answers of many routes; each reader says what it expects.
  body: Record<string, unknown>;
  headers: Headers;
}

/** One signed-in person talking to a running server, as a browser would. */
export interface Client {
  name: string;
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply>;
  /** Like `send`, but an answer that is no success ends the walk with what the server said. */
  must(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply>;
  upload(path: string, name: string, bytes: Uint8Array): Promise<Reply>;
}

export async function signIn(server: string, username: string, password: string): Promise<Client> {
  const cookies = new Map<string, string>();
  const keep = (headers: Headers) => {
    for (const line of headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
  };
  const call = async (
    method: string,
    path: string,
    body: BodyInit | undefined,
    headers: Record<string, string>,
  ) => {
    const response = await fetch(new URL(path, server), {
      method,
      body: body ?? null,
      redirect: 'manual',
      headers: {
        accept: 'application/json',
        origin: new URL(server).origin,
        cookie: [...cookies].map(([key, value]) => `${key}=${value}`).join('; '),
        ...headers,
      },
    });
    keep(response.headers);
    const text = await response.text();
    const json = response.headers.get('content-type')?.includes('json')
      ? JSON.parse(text || 'null')
      : { text };
    return {
      status: response.status,
      body: (json ?? {}) as Record<string, unknown>,
      headers: response.headers,
    };
  };
  const client: Client = {
    name: username,
    send: (method, path, body, headers = {}) =>
      call(method, path, body === undefined ? undefined : JSON.stringify(body), {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      }),
    async must(method, path, body, headers) {
      const reply = await client.send(method, path, body, headers);
      if (reply.status < 400) return reply;
      throw new CommandFailed(
        `${username}: ${method} ${path} answered ${reply.status}: ${JSON.stringify(reply.body)}`,
      );
    },
    upload: (path, name, bytes) =>
      call('POST', path, new Blob([new Uint8Array(bytes)]), {
        'content-type': 'application/octet-stream',
        'x-file-name': encodeURIComponent(name),
      }),
  };
  await client.must('POST', '/api/auth/sign-in/username', { username, password });
  return client;
}
