import type { Deps } from '../deps.ts';
import { conflict, notFound } from '../http/problem.ts';
import type { SessionUser } from '../rights/rights.ts';
import { type TimerView, timerViewStore } from '../stores/timer-view.ts';
import { timerStore } from '../stores/timers.ts';
import { recordSecurity } from './record-security.ts';

/** Deadlines of all cases with their counts: what is to come, the next first; what is over, the last first. */
export async function listTimers(
  deps: Pick<Deps, 'db'>,
  filter: { status?: TimerView['status']; caseId?: string; limit: number },
): Promise<{ counts: { [status: string]: number }; items: TimerView[] }> {
  const store = timerViewStore(deps.db);
  const [counts, items] = await Promise.all([store.counts(), store.list(filter)]);
  return { counts, items };
}

/** Lets a timer that was given up fire again. Throws 404, or 409 when it has not failed. */
export async function retryTimer(
  deps: Pick<Deps, 'db' | 'transact' | 'clock' | 'ids'>,
  by: SessionUser,
  caseId: string,
  id: string,
): Promise<TimerView> {
  const timer = await timerViewStore(deps.db).find(caseId, id);
  if (!timer) throw notFound('This timer');
  await deps.transact(async (tx) => {
    if (!(await timerStore(tx).revive(caseId, id))) {
      throw conflict('not-failed', 'This timer has not failed.');
    }
    await recordSecurity(tx, deps, 'timer-retried', by, caseId, { timer: id });
  });
  return (await timerViewStore(deps.db).find(caseId, id)) ?? timer;
}
