import { CommandFailed } from '../command-failed.ts';
import type { Client } from './client.ts';

/** What a walk looks at of a case. */
export interface CaseSeen {
  id: string;
  number: string | null;
  revision: number;
  states: string[];
  ended: boolean;
  /** Roles. */
  waitingFor: string[];
  assignee: { id: string; name: string } | null;
  due: { delay: string; date: string }[];
  events: { type: string; offered: boolean }[];
  context: Record<string, unknown>;
}

export interface HistorySeen {
  seq: number;
  effects: string[];
  decisions: { ruleset: string; outcomes: string[] }[];
}

export async function readCase(client: Client, id: string): Promise<CaseSeen> {
  return (await client.must('GET', `/api/v1/cases/${id}`)).body as unknown as CaseSeen;
}

/** Null for somebody to whom the case is not shown. */
export async function tryReadCase(client: Client, id: string): Promise<CaseSeen | null> {
  const { status, body } = await client.send('GET', `/api/v1/cases/${id}`);
  return status === 200 ? (body as unknown as CaseSeen) : null;
}

export async function historySince(client: Client, id: string, seen: number): Promise<HistorySeen[]> {
  const { items } = (await client.must('GET', `/api/v1/cases/${id}/history`)).body as {
    items: HistorySeen[];
  };
  return items.slice(seen);
}

/** Looks again until the case is as wanted; 40 seconds at most. */
export async function waitUntil(
  client: Client,
  id: string,
  wanted: (found: CaseSeen) => boolean,
): Promise<CaseSeen> {
  for (let attempt = 0; attempt < 200; attempt++) {
    const found = await readCase(client, id);
    if (wanted(found)) return found;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new CommandFailed('The case did not move within 40 seconds.');
}
