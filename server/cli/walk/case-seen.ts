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
  events: { type: string; offered: boolean; signs?: string }[];
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

/** The hash of what an event signs, as its sender is shown it; nothing for an event that signs nothing for him. */
export async function readShown(client: Client, found: CaseSeen, event: string): Promise<{ shown?: string }> {
  if (!found.events.some(({ type, signs }) => type === event && signs !== undefined)) return {};
  const { status, body } = await client.send('GET', `/api/v1/cases/${found.id}/signatures/${event}`);
  return status === 200 && typeof body.shown === 'string' ? { shown: body.shown } : {};
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
