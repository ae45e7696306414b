import { addDays, isCalendarDate, type Json } from '../../../engine/index.ts';

/** Moves every calendar date in a value by whole days, so that an example of one year can be walked in another. */
export function shiftDates<T extends Json>(value: T, days: number): T {
  if (typeof value === 'string') return (isCalendarDate(value) ? addDays(value, days) : value) as T;
  if (Array.isArray(value)) return value.map((one) => shiftDates(one, days)) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, shiftDates(one as Json, days)]),
  ) as T;
}
