import type { Clock } from './clock.ts';

/** A clock that runs with real time from wherever it was put, never backwards. For demonstrations. */
export interface DemoClock extends Clock {
  /** Throws a RangeError for a moment before the present one. */
  move(to: Date): void;
}

export function demoClock(start: Date, real: () => number = Date.now): DemoClock {
  let ahead = start.getTime() - real();
  const now = () => new Date(real() + ahead);
  return {
    now,
    move(to) {
      if (to < now()) throw new RangeError('A clock does not go back.');
      ahead = to.getTime() - real();
    },
  };
}
