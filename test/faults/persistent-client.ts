import type { Json } from '../../engine/index.ts';
import { type Answer, client } from '../support/client.ts';
import type { Person } from './people.ts';

/** A server that comes and goes. */
export interface Outages {
  /** Resolves at once while the server is up, else when it is up again. */
  up(): Promise<void>;
  /** Fulfilled answers since the beginning. */
  answered: number;
  /** Requests that got no answer and were sent again. */
  repeated: number;
}

export interface PersistentClient {
  name: string;
  get<T = Json>(path: string): Promise<Answer<T>>;
  post<T = Json>(path: string, body: object, key: string): Promise<Answer<T>>;
  put<T = Json>(path: string, body: object, seen: number): Promise<Answer<T>>;
  /** Sends a form to an address that nobody needs to be signed in for. */
  form(path: string, fields: { [name: string]: string }): Promise<number>;
}

/** A server that starts or stops may say 503 a few times; one that says nothing else is broken. */
const mostFaults = 200;

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Sends what was not answered again, exactly as it was, until it is answered: as a browser's user would. */
export function persistentClient(url: string, person: Person, outages: Outages): PersistentClient {
  const once = client(url, person.cookie);

  async function untilAnswered<R extends { status: number }>(send: () => Promise<R>): Promise<R> {
    for (let faults = 0; ; ) {
      await outages.up();
      const answer = await send().catch(() => null);
      if (answer !== null && answer.status >= 500) faults += 1;
      if (answer !== null && (answer.status < 500 || faults > mostFaults)) {
        outages.answered += 1;
        return answer;
      }
      outages.repeated += 1;
      await pause(20);
    }
  }

  return {
    name: person.name,
    get: (path) => untilAnswered(() => once.get(path)),
    post: (path, body, key) =>
      untilAnswered(() => once.post(path, body, { headers: { 'Idempotency-Key': key } })),
    put: (path, body, seen) =>
      untilAnswered(() => once.put(path, body, { headers: { 'If-Match': `"${seen}"` } })),
    async form(path, fields) {
      const answer = await untilAnswered(async () => {
        const response = await once.request(path, {
          method: 'POST',
          headers: { Origin: url, 'Content-Type': 'application/x-www-form-urlencoded' },
          body: new URLSearchParams(fields),
        });
        await response.arrayBuffer();
        return response;
      });
      return answer.status;
    },
  };
}
