import type { Json } from '../model/text.ts';

const MONTHS: { [language: string]: string[] } = {
  en: 'January February March April May June July August September October November December'.split(' '),
  fr: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' '),
};

/**
 * A date in the words of a language, from `YYYY-MM-DD` or an instant; anything else, and any date in a language that
 * has no words here, stays as it is. Written by our own hand, so that it reads the same everywhere for ever.
 */
export function longDate(value: Json, language: string): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})/.exec(String(value));
  const months = MONTHS[language.slice(0, 2)];
  const month = parts && months?.[Number(parts[2]) - 1];
  if (!parts || !month) return String(value);
  const [year, day] = [parts[1], Number(parts[3])];
  if (language.startsWith('fr')) return `${day === 1 ? '1er' : day} ${month} ${year}`;
  return `${month} ${day}, ${year}`;
}
