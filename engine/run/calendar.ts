import { DateTime } from 'luxon';
import type { CalendarDate, Instant } from '../model/text.ts';

const PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAY = 86_400_000;

/** Days since 1970-01-01 of a calendar date. Throws a RangeError for anything that is not one. */
function dayNumber(date: CalendarDate): number {
  const match = PATTERN.exec(date);
  if (match) {
    const time = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]));
    if (dateOf(time / DAY) === date) return time / DAY;
  }
  throw new RangeError(`"${date}" is not a calendar date YYYY-MM-DD`);
}

function dateOf(day: number): CalendarDate {
  const date = new Date(day * DAY);
  // Years beyond four digits would be written `+010000-01-01`, which is no calendar date and sorts wrongly.
  const iso = Number.isNaN(date.getTime()) ? '' : date.toISOString();
  if (!/^\d{4}-/.test(iso)) throw new RangeError('a date is out of range');
  return iso.slice(0, 10);
}

/** Whether a value is a calendar date that exists (`2026-02-30` does not). */
export function isCalendarDate(value: unknown): value is CalendarDate {
  if (typeof value !== 'string') return false;
  try {
    dayNumber(value);
    return true;
  } catch {
    return false;
  }
}

/** The calendar date that a clock on the wall of `zone` (IANA) shows at `now`. */
export function todayIn(zone: string, now: Instant): CalendarDate {
  const moment = new Date(now);
  if (Number.isNaN(moment.getTime())) throw new RangeError(`cannot tell the day of "${now}"`);
  const parts = dayFormat(zone).formatToParts(moment);
  const part = (type: 'year' | 'month' | 'day') => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
}

const dayFormats = new Map<string, Intl.DateTimeFormat>();

/** Making one costs a hundred times what using it does. Throws a RangeError for a zone that does not exist. */
function dayFormat(zone: string): Intl.DateTimeFormat {
  const known = dayFormats.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  dayFormats.set(zone, made);
  return made;
}

/** The last millisecond of a day in `zone`, whatever the length of that day is. */
export function endOfDay(date: CalendarDate, zone: string): Instant {
  const key = `${date} ${zone}`;
  const known = dayEnds.get(key);
  if (known !== undefined) return known;
  dayNumber(date);
  const end = instantOf(DateTime.fromISO(date, { zone }).endOf('day'), date);
  if (dayEnds.size >= mostDayEnds) dayEnds.clear();
  dayEnds.set(key, end);
  return end;
}

/** Deadlines of many cases fall on few days, and reckoning one costs more than a whole step without it. */
const dayEnds = new Map<string, Instant>();
const mostDayEnds = 2_000;

/** Noon of a day in `zone`: a moment that is on that day wherever clocks are changed. */
export function noonOf(date: CalendarDate, zone: string): Instant {
  dayNumber(date);
  return instantOf(DateTime.fromISO(`${date}T12:00:00`, { zone }), date);
}

function instantOf(moment: DateTime, from: string): Instant {
  const iso = moment.toUTC().toISO();
  if (iso === null) throw new RangeError(`cannot tell the moment of "${from}": ${moment.invalidExplanation}`);
  return iso;
}

/** The date `days` whole days later (earlier when negative). */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  if (!Number.isInteger(days)) throw new RangeError(`${days} is not a whole number of days`);
  return dateOf(dayNumber(date) + days);
}

/** Whole days from `from` to `to`, negative when `to` is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** The same day `months` later; the last day of the month where that month is shorter. */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  if (!Number.isInteger(months)) throw new RangeError(`${months} is not a whole number of months`);
  const { year, month, day } = partsOf(date);
  const last = new Date(Date.UTC(year, month + months + 1, 0)).getUTCDate();
  return dateOf(Date.UTC(year, month + months, Math.min(day, last)) / DAY);
}

/** The same day `years` later; 28 February for a leap day. */
export function addYears(date: CalendarDate, years: number): CalendarDate {
  return addMonths(date, years * 12);
}

/** Whole months from `from` to `to`: the most that can be added to `from` without passing `to`. */
export function monthsBetween(from: CalendarDate, to: CalendarDate): number {
  if (dayNumber(to) < dayNumber(from)) return -monthsBetween(to, from) || 0;
  const a = partsOf(from);
  const b = partsOf(to);
  const months = (b.year - a.year) * 12 + b.month - a.month;
  return addMonths(from, months) > to ? months - 1 : months;
}

function partsOf(date: CalendarDate): { year: number; month: number; day: number } {
  const moment = new Date(dayNumber(date) * DAY);
  return { year: moment.getUTCFullYear(), month: moment.getUTCMonth(), day: moment.getUTCDate() };
}
