/** Plain JSON, as it stands in files, answers and the database. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

/** A text for people: one string for every language, or one per language code (`en`, `fr`, …). */
export type Text = string | { [language: string]: string };

/** A calendar date `YYYY-MM-DD`. Which zone it is a day of is said beside it. */
export type CalendarDate = string;

/** A moment in UTC, ISO-8601 with milliseconds and `Z`: `2026-03-08T06:59:59.999Z`. */
export type Instant = string;

/** Lower-case hexadecimal SHA-256. */
export type Sha256 = string;

/** A place inside a case's answers: `form.step` or `form.step.property[.index.property…]`. */
export type Place = string;
