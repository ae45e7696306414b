import type { Json, Text, Unit } from '../model/index.ts';
import { isCalendarDate } from './calendar.ts';
import { exactly, type Fraction, plus, times } from './exact.ts';
import { fill, type Words, wordsOf } from './explanation-words.ts';
import { longDate } from './long-date.ts';

const SYMBOLS: { [currency: string]: string } = { CAD: '$', USD: '$', EUR: '€', GBP: '£' };

export interface FormatOptions {
  language: string;
  /** ISO 4217, for money. */
  currency: string;
  /** Digits after the point, where the unit does not say. */
  digits?: number;
  /** Dates as `YYYY-MM-DD`, as they were told before they were written out. */
  isoDates?: boolean;
}

/**
 * A value in the words of a language: percent with one decimal (none where it is whole), money with two,
 * dates with the name of their month, a text in its language.
 * Written by our own hand, not by the platform's, so that the same decision reads the same everywhere for ever.
 */
export function formatValue(value: Json | undefined, unit: Unit | undefined, options: FormatOptions): string {
  const words = wordsOf(options.language);
  if (value === null || value === undefined) return words.nothing;
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'number') return formatNumber(value, unit, options, words);
  if (typeof value === 'string') {
    return unit === 'date' && !options.isoDates && isCalendarDate(value)
      ? longDate(value, options.language)
      : value;
  }
  if (Array.isArray(value)) {
    if (value.length === 0) return words.emptyList;
    return value.map((item) => formatValue(item, unit, options)).join(words.listSeparator);
  }
  const text = value[options.language];
  // A text in several languages, such as a question's title.
  if (typeof text === 'string' && Object.values(value).every((one) => typeof one === 'string')) return text;
  const values = Object.entries(value).map(
    ([key, member]) => `${key} ${formatValue(member, undefined, options)}`,
  );
  return values.length > 0 ? values.join(words.listSeparator) : words.nothing;
}

function formatNumber(value: number, unit: Unit | undefined, options: FormatOptions, words: Words): string {
  if (!Number.isFinite(value)) return words.nothing;
  switch (unit) {
    case 'percent':
      return fill(words.percent, {
        value: decimals(value, options.digits ?? (Number.isInteger(value) ? 0 : 1), words),
      });
    case 'money': {
      const currency = SYMBOLS[options.currency] ?? `${options.currency} `;
      const amount = decimals(Math.abs(value), options.digits ?? 2, words);
      return (value < 0 ? '−' : '') + fill(words.money, { value: amount, currency: currency.trimEnd() });
    }
    case 'days':
    case 'months':
      return fill(words[unit][Math.abs(value) === 1 ? 0 : 1], { value: plainNumber(value, words) });
    default:
      return plainNumber(value, words);
  }
}

/** As many digits as the number has, up to six. */
function plainNumber(value: number, words: Words): string {
  if (Number.isInteger(value)) return decimals(value, 0, words);
  return decimals(value, 6, words).replace(/0+$/, '').replace(/[.,]$/, '');
}

/** Rounded to a number of digits, halves away from zero, as people do it with the decimal number they see. */
function decimals(value: number, digits: number, words: Words): string {
  if (digits === 0 && Number.isSafeInteger(value) && Math.abs(value) < 1000) {
    return value < 0 ? `−${-value}` : String(Math.abs(value));
  }
  const scaled = times(exactly(Math.abs(value)), { numerator: 10n ** BigInt(digits), denominator: 1n });
  const rounded = whole(plus(scaled, { numerator: 1n, denominator: 2n }))
    .toString()
    .padStart(digits + 1, '0');
  const before = rounded.slice(0, rounded.length - digits).replace(/\B(?=(\d{3})+$)/g, words.group);
  const after = digits > 0 ? words.decimal + rounded.slice(rounded.length - digits) : '';
  const sign = value < 0 && /[1-9]/.test(rounded) ? '−' : '';
  return sign + before + after;
}

const whole = ({ numerator, denominator }: Fraction) => numerator / denominator;

/** A text in a language: that one, else the first it has. */
export function textIn(text: Text | undefined, language: string): string | undefined {
  if (text === undefined || typeof text === 'string') return text;
  return text[language] ?? Object.values(text)[0];
}
