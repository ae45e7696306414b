import type { TimerSet } from '../model/case.ts';
import type { Release } from '../model/release.ts';
import type { CalendarDate, Instant, Text } from '../model/text.ts';
import { addDays, endOfDay } from './calendar.ts';

/** A deadline as people read it. */
export interface DueDate {
  id: string;
  delay: string;
  title: Text;
  kind: TimerSet['kind'];
  date: CalendarDate;
  at: Instant;
  zone: string;
  anchor: CalendarDate;
  days: number;
  notAfter: CalendarDate | null;
  /** How it was reckoned, per language. */
  text: { [language: string]: string };
}

/** What a deadline is reckoned from. */
export interface DueParts {
  anchor: CalendarDate;
  days: number;
  notAfter: CalendarDate | null;
  zone: string;
}

/** The calendar date of a deadline: so many days after its anchor, and never after its cap. */
export function dueDate({ anchor, days, notAfter }: Omit<DueParts, 'zone'>): CalendarDate {
  const date = addDays(anchor, days);
  return notAfter !== null && notAfter < date ? notAfter : date;
}

/** The moment of a deadline: the end of its date in its zone. */
export function dueMoment(parts: DueParts): Instant {
  return endOfDay(dueDate(parts), parts.zone);
}

/** The name of a delay in milliseconds is its number; those are moments, not calendar deadlines. */
export function isMilliseconds(delay: string): boolean {
  return /^\d+(\.\d+)?$/.test(delay);
}

/**
 * When a stored timer is due, reckoned again from its anchor, days, cap and zone. A timer in
 * milliseconds has nothing to reckon from and gives back what it says.
 */
export function recomputeDue(timer: TimerSet): Instant {
  return isMilliseconds(timer.delay) ? timer.due : dueMoment(timer);
}

/** Most by which a change of a zone's clocks moves the end of a day, in milliseconds. */
const MOST_CLOCK_CHANGE = 2 * 3_600_000;
const QUARTER = 15 * 60_000;

/**
 * Whether a stored timer is due at the end of the day that is reckoned from its parts. When that day was still to
 * come, its zone's clocks may have been thought to run otherwise than they then did: the day counts, and the moment
 * may differ by what clocks are moved by.
 */
export function isDueAsReckoned(timer: TimerSet): boolean {
  const apart = Math.abs(Date.parse(timer.due) - Date.parse(recomputeDue(timer)));
  return apart <= MOST_CLOCK_CHANGE && apart % QUARTER === 0;
}

/** Deadlines and reminders as people read them, the next one first. */
export function dueDates(release: Release, timers: readonly TimerSet[]): DueDate[] {
  return [...timers]
    .sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : a.id < b.id ? -1 : 1))
    .map((timer) => ({
      id: timer.id,
      delay: timer.delay,
      title: release.workflow.delays?.[timer.delay]?.title ?? timer.delay,
      kind: timer.kind,
      date: timer.date,
      at: timer.due,
      zone: timer.zone,
      anchor: timer.anchor,
      days: timer.days,
      notAfter: timer.notAfter,
      text: explain(timer, release.definition.languages),
    }));
}

function explain(timer: TimerSet, languages: readonly string[]): { [language: string]: string } {
  return Object.fromEntries(
    languages.map((language) => [language, (wordings[language] ?? wordings.en!)(timer)]),
  );
}

const wordings: { [language: string]: (timer: TimerSet) => string } = {
  en: (timer) => {
    if (isMilliseconds(timer.delay)) return `at ${timer.due}`;
    const count = Math.abs(timer.days);
    const days = `${count} ${count === 1 ? 'day' : 'days'} ${timer.days < 0 ? 'before' : 'after'}`;
    const reckoned = timer.days === 0 ? `on ${timer.anchor}` : `${days} ${timer.anchor}`;
    const cap = timer.notAfter === null ? '' : `, but no later than ${timer.notAfter}`;
    return `${reckoned}${cap}, at the end of the day in ${timer.zone}`;
  },
  fr: (timer) => {
    if (isMilliseconds(timer.delay)) return `à ${timer.due}`;
    const count = Math.abs(timer.days);
    const days = `${count} ${count < 2 ? 'jour' : 'jours'} ${timer.days < 0 ? 'avant' : 'après'}`;
    const reckoned = timer.days === 0 ? `le ${timer.anchor}` : `${days} le ${timer.anchor}`;
    const cap = timer.notAfter === null ? '' : `, mais au plus tard le ${timer.notAfter}`;
    return `${reckoned}${cap}, à la fin de la journée (${timer.zone})`;
  },
};
