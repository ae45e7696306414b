import type { DemoClock } from '../demo-clock.ts';
import type { SessionUser } from '../rights/rights.ts';
import { timerStore } from '../stores/timers.ts';
import type { CaseDeps } from './case-deps.ts';
import { fireTimers } from './fire-timers.ts';
import { recordSecurity } from './record-security.ts';

/**
 * Moves a demonstration's clock. On the way it stops at each moment a timer falls due, so that what
 * happens bears the date on which it would have happened. `drain` runs the effects that wait.
 */
export async function moveDemoClock(
  deps: CaseDeps,
  clock: DemoClock,
  drain: () => Promise<unknown>,
  to: Date,
): Promise<void> {
  for (let due = await next(); due !== null; due = await next()) {
    if (new Date(due) > clock.now()) clock.move(new Date(due));
    const { fired, dropped } = await fireTimers(deps);
    await drain();
    // Another node, or a failing timer, holds the row: the loop of timers will come back to it.
    if (fired + dropped === 0) break;
  }
  if (to > clock.now()) clock.move(to);
  await drain();

  function next() {
    return timerStore(deps.db).nextDue(to.toISOString());
  }
}

/** The security log says who moved it. */
export function noteClockMoved(
  deps: Pick<CaseDeps, 'transact' | 'clock' | 'ids'>,
  by: SessionUser,
  to: Date,
): Promise<void> {
  return deps.transact((tx) =>
    recordSecurity(tx, deps, 'clock-moved', by, 'demonstration', { to: to.toISOString() }),
  );
}
