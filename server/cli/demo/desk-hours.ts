import { noonOf, todayIn } from '../../../engine/index.ts';
import type { ServerClock } from '../walk/clock.ts';

const MINUTE = 60_000;
/** The hours before noon at which a day's work on a case may begin. */
const MORNING = 5;

/** Each case has its own hours of the day, so that a day's events do not all happen at noon, at once. */
export function deskHours(number: number, zone: string) {
  const before = (number % MORNING) * 60 * MINUTE;
  const pause = (3 + ((number * 7) % 11)) * MINUTE;
  const opens = (day: string) => later(noonOf(day, zone), -before);
  return {
    /** The moment at which the work of a calendar date begins. */
    opens,
    /** A clock on which another day begins at this desk's hour. */
    clock: (shared: ServerClock): ServerClock => ({
      now: shared.now,
      async move(to) {
        const day = todayIn(zone, to);
        await shared.move(day === todayIn(zone, await shared.now()) ? to : opens(day));
      },
    }),
    /** What lies between two things that somebody does. */
    async rest(clock: ServerClock): Promise<void> {
      await clock.move(later(await clock.now(), pause));
    },
  };
}

const later = (instant: string, milliseconds: number): string =>
  new Date(new Date(instant).getTime() + milliseconds).toISOString();
