import {
  addMonths,
  type CalendarDate,
  daysBetween,
  type Instant,
  noonOf,
  todayIn,
} from '../../engine/index.ts';

/** Where somebody wants a demonstration's clock: at an instant, at noon of a date, or some time from now. */
export type ClockWish = { to: Instant } | { date: CalendarDate } | { step: 'day' | 'week' | 'month' };

/** The instant that is wished for. Dates, and the length of a month, are those of `zone`. */
export function clockTarget(wish: ClockWish, now: Date, zone: string): Date {
  if ('to' in wish) return new Date(wish.to);
  if ('date' in wish) return new Date(noonOf(wish.date, zone));
  const today = todayIn(zone, now.toISOString());
  const days = { day: 1, week: 7, month: daysBetween(today, addMonths(today, 1)) }[wish.step];
  return new Date(now.getTime() + days * 86_400_000);
}
