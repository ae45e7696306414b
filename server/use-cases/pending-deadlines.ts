import { type DueDate, dueDates, type Release } from '../../engine/index.ts';
import type { StoredTimer } from '../stores/timers.ts';

/** The deadlines among a case's pending timers as people read them, the next one first. */
export function pendingDeadlines(release: Release, pending: readonly StoredTimer[]): DueDate[] {
  const deadlines = pending.filter(({ kind }) => kind === 'deadline');
  return dueDates(
    release,
    deadlines.map((timer) => ({ ...timer, op: 'set' as const, due: timer.dueAt })),
  );
}
