import type { Language } from '../shared/i18n/language.tsx';

/** A date or time taken apart; parts that the text lacks are missing. */
interface Parts {
  year?: number;
  month?: number;
  day?: number;
  hour?: number;
  minute?: number;
  second?: number;
}

const TOKEN = /YYYY|YY|MMMM|MMM|MM|M|DD|D|HH|H|hh|h|mm|m|ss|s|A|a/g;

const FIELD: Record<string, keyof Parts> = {
  Y: 'year',
  D: 'day',
  H: 'hour',
  h: 'hour',
  m: 'minute',
  s: 'second',
};

/** Reads a text by a pattern of day.js (`YYYY-MM-DD`, `hh:mm A`); null when it does not fit. */
export function parseBy(text: string, pattern: string): Parts | null {
  const names: string[] = [];
  const source = pattern.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(TOKEN, (token) => {
    names.push(token);
    if (token === 'YYYY') return '(\\d{4})';
    return token.toLowerCase() === 'a' ? '([AaPp][Mm])' : '(\\d{1,2})';
  });
  // Seconds and what follows may stand there although the pattern has none (`10:30:00.000Z`).
  const found = new RegExp(`^${source}(?:[:.].*|Z|[+-]\\d.*)?$`).exec(text);
  if (!found) return null;
  const parts: Parts = {};
  let afternoon: boolean | undefined;
  names.forEach((token, index) => {
    const value = found[index + 1] ?? '';
    if (token.toLowerCase() === 'a') afternoon = value.toLowerCase() === 'pm';
    else if (token === 'YY') parts.year = 2000 + Number(value);
    else parts[token.startsWith('M') ? 'month' : (FIELD[token[0] as string] as keyof Parts)] = Number(value);
  });
  if (afternoon !== undefined && parts.hour !== undefined)
    parts.hour = (parts.hour % 12) + (afternoon ? 12 : 0);
  return parts;
}

/** Writes parts by a pattern; names of months in the reader's language. */
export function formatBy(parts: Parts, pattern: string, language: Language): string {
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  const two = (value: number) => String(value).padStart(2, '0');
  const named = (style: 'long' | 'short') =>
    new Intl.DateTimeFormat(`${language}-CA`, { month: style, timeZone: 'UTC' }).format(
      Date.UTC(2000, month - 1, 1),
    );
  const values: Record<string, () => string> = {
    YYYY: () => String(year).padStart(4, '0'),
    YY: () => two(year % 100),
    MMMM: () => named('long'),
    MMM: () => named('short'),
    MM: () => two(month),
    M: () => String(month),
    DD: () => two(day),
    D: () => String(day),
    HH: () => two(hour),
    H: () => String(hour),
    hh: () => two(hour % 12 || 12),
    h: () => String(hour % 12 || 12),
    mm: () => two(minute),
    m: () => String(minute),
    ss: () => two(second),
    s: () => String(second),
    A: () => (hour < 12 ? 'AM' : 'PM'),
    a: () => (hour < 12 ? 'am' : 'pm'),
  };
  return pattern.replace(TOKEN, (token) => values[token]?.() ?? token);
}

/** From how a value is kept to how the browser's input writes it; what does not fit is empty. */
export const toWritten = (value: string, kept: string, input: string): string => convert(value, kept, input);

/** And back; what the input gives always fits, else it is kept as it is. */
export const fromWritten = (value: string, input: string, kept: string): string =>
  convert(value, input, kept) || value;

function convert(value: string, from: string, to: string): string {
  if (value === '') return '';
  const parts = parseBy(value, from) ?? parseBy(value, from.replace(':ss', ''));
  return parts ? formatBy(parts, to, 'en') : '';
}

/** How a value reads: by the form's pattern, else as one writes it; `ampm` counts hours to twelve. */
export function written(
  value: string,
  input: string,
  pattern: string | undefined,
  language: Language,
  ampm: boolean,
): string {
  const parts = parseBy(value, input) ?? parseBy(value, input.replace(':ss', ''));
  if (!parts) return '';
  if (pattern) return formatBy(parts, pattern, language);
  const time = ampm ? 'h:mm A' : 'HH:mm';
  const long = language === 'fr' ? 'D MMM YYYY' : 'MMM D, YYYY';
  if (parts.year === undefined) return formatBy(parts, time, language);
  if (parts.hour !== undefined) return formatBy(parts, `${long}, ${time}`, language);
  if (parts.day !== undefined) return formatBy(parts, long, language);
  return formatBy(parts, parts.month === undefined ? 'YYYY' : 'MMMM YYYY', language);
}
