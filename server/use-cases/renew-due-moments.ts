import { endOfDay, isMilliseconds } from '../../engine/index.ts';
import type { Deps } from '../deps.ts';
import { timerStore } from '../stores/timers.ts';

/**
 * A deadline is a day in a zone; the moment at which that day ends follows the tables of time zones, which a new
 * Node brings along when a country changes its clocks. What waits is moved to the day's end as it is known now.
 * The history keeps the moment that was promised then.
 *
 * @returns how many timers were moved.
 */
export async function renewDueMoments({ transact, log }: Pick<Deps, 'transact' | 'log'>): Promise<number> {
  const moved = await transact(async (tx) => {
    const timers = timerStore(tx);
    let count = 0;
    for (const { delay, date, zone, dueAt } of await timers.pendingDays()) {
      if (isMilliseconds(delay)) continue;
      const end = endOfDay(date, zone);
      if (end !== dueAt) count += await timers.moveDue({ delay, date, zone, dueAt }, end);
    }
    return count;
  });
  if (moved > 0) log.warn({ moved }, 'clocks changed: deadlines end with their days as they are known now');
  return moved;
}
