import { CommandFailed } from '../command-failed.ts';
import type { Client } from './client.ts';

/** The clock of a server that lets an administrator move it. */
export interface ServerClock {
  now(): Promise<string>;
  move(to: string): Promise<void>;
}

/** Null when the server's clock is not movable: any server but a demonstration. */
export async function serverClock(administrator: Client): Promise<ServerClock | null> {
  const seen = await administrator.send('GET', '/api/v1/demo/clock');
  if (seen.status === 404) return null;
  if (seen.status !== 200) throw new CommandFailed(`The clock answered ${seen.status}.`);
  return {
    now: async () => ((await administrator.must('GET', '/api/v1/demo/clock')).body as { now: string }).now,
    move: async (to) => void (await administrator.must('PUT', '/api/v1/demo/clock', { to })),
  };
}
