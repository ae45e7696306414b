import { Agent, request } from 'node:http';

export interface Reply {
  status: number;
  text: string;
}

/** Sends requests over connections that stay open, as browsers do; costs less than `fetch`. */
export function keepAlive(url: string, headers: Record<string, string>) {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const { hostname, port } = new URL(url);
  return {
    send(method: string, path: string, more: Record<string, string> = {}, body?: object): Promise<Reply> {
      const payload = body === undefined ? undefined : Buffer.from(JSON.stringify(body));
      const content: Record<string, string> = payload
        ? { 'Content-Type': 'application/json', 'Content-Length': String(payload.byteLength) }
        : {};
      return new Promise((resolve, reject) => {
        const options = { agent, hostname, port, method, path, headers: { ...headers, ...content, ...more } };
        const sent = request(options, (response) => {
          const parts: Buffer[] = [];
          response.on('data', (part: Buffer) => parts.push(part));
          response.once('error', reject);
          response.once('end', () =>
            resolve({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString() }),
          );
        });
        sent.once('error', reject);
        sent.end(payload);
      });
    },
    close: () => agent.destroy(),
  };
}

export type KeepAlive = ReturnType<typeof keepAlive>;
