import { z } from 'zod';
import type { Text } from '../../engine/index.ts';
import type { Deps } from '../deps.ts';
import { decodeCursor, page } from '../http/paging.ts';
import { conflict, notFound } from '../http/problem.ts';
import type { SessionUser } from '../rights/rights.ts';
import { type TimerView, timerViewStore } from '../stores/timer-view.ts';
import { timerStore } from '../stores/timers.ts';
import { recordSecurity } from './record-security.ts';

/** A deadline as operations are told of it. */
export interface TimerLine extends Omit<TimerView, 'releaseHash'> {
  /** The delay's, from the case's release. */
  title: Text;
}

export interface TimerList {
  counts: { [status: string]: number };
  items: TimerLine[];
  /** Cursor of the next page; `null` on the last. */
  next: string | null;
}

const placeShape = z.tuple([z.string(), z.string(), z.string()]);

/** Deadlines of all cases with their counts: what is to come, the next first; what is over, the last first. */
export async function listTimers(
  deps: Pick<Deps, 'db' | 'releases'>,
  filter: { status?: TimerView['status']; caseId?: string; cursor?: string; limit: number },
): Promise<TimerList> {
  const store = timerViewStore(deps.db);
  const { cursor, limit, ...which } = filter;
  const after = decodeCursor(cursor, placeShape);
  const [counts, rows] = await Promise.all([
    store.counts(),
    store.list({ ...which, after, limit: limit + 1 }),
  ]);
  const { items, next } = page(rows, limit, (row) => [row.dueAt, row.caseId, row.id]);
  return { counts, items: await Promise.all(items.map((row) => lineOf(deps, row))), next };
}

async function lineOf(
  { releases }: Pick<Deps, 'releases'>,
  { releaseHash, ...row }: TimerView,
): Promise<TimerLine> {
  const { workflow } = await releases.get(releaseHash);
  return { ...row, title: workflow.delays?.[row.delay]?.title ?? row.delay };
}

/** Lets a timer that was given up fire again. Throws 404, or 409 when it has not failed. */
export async function retryTimer(
  deps: Pick<Deps, 'db' | 'transact' | 'clock' | 'ids' | 'releases'>,
  by: SessionUser,
  caseId: string,
  id: string,
): Promise<TimerLine> {
  const timer = await timerViewStore(deps.db).find(caseId, id);
  if (!timer) throw notFound('This timer');
  await deps.transact(async (tx) => {
    if (!(await timerStore(tx).revive(caseId, id))) {
      throw conflict('not-failed', {
        en: 'This timer has not failed.',
        fr: 'Cette minuterie n’a pas échoué.',
      });
    }
    await recordSecurity(tx, deps, 'timer-retried', by, caseId, { timer: id });
  });
  return lineOf(deps, (await timerViewStore(deps.db).find(caseId, id)) ?? timer);
}
