/** How numbers and days are written in one language. */
export interface Formats {
  /** A calendar date (`YYYY-MM-DD`), or the day of an instant in the reader's zone; nothing for none. */
  date(isoDate: string | null | undefined): string;
  /** An instant in the reader's zone. */
  moment(instant: string | null | undefined): string;
  number(value: number, options?: Intl.NumberFormatOptions): string;
  /** Any of them: A, B or C. */
  anyOf(parts: string[]): string;
  /** Any of each group: A or B and C. */
  anyOfEach(groups: string[][]): string;
  /** A hundred is the whole. */
  percent(value: number): string;
  /** Of a file, with the unit that its language has: 120 kB, 1,5 Mo. */
  size(bytes: number): string;
  /** Cents of a currency; without one, only the amount. */
  money(cents: number, currency: string | null): string;
}

const SIZE_LEAST = { bytes: 1024, prefix: 'k', digits: 0 };
const SIZES = [
  { bytes: 1024 ** 3, prefix: 'G', digits: 1 },
  { bytes: 1024 ** 2, prefix: 'M', digits: 1 },
  SIZE_LEAST,
];

/** Making a format costs much more than using it, and a page writes hundreds of numbers: each is made once. */
export function formats(locale: string): Formats {
  const numbers = new Map<string, Intl.NumberFormat>();
  const number = (value: number, options?: Intl.NumberFormatOptions): string => {
    const key = JSON.stringify(options ?? null);
    const known = numbers.get(key) ?? new Intl.NumberFormat(locale, options);
    numbers.set(key, known);
    return known.format(value);
  };
  const anyOf = (parts: string[]) => new Intl.ListFormat(locale, { type: 'disjunction' }).format(parts);
  let day: Intl.DateTimeFormat | undefined;
  let dayHere: Intl.DateTimeFormat | undefined;
  let moment: Intl.DateTimeFormat | undefined;
  return {
    date(iso) {
      if (!iso) return '';
      if (iso.includes('T')) {
        dayHere ??= new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });
        return dayHere.format(new Date(iso));
      }
      day ??= new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
      return day.format(new Date(`${iso}T00:00:00Z`));
    },
    moment(instant) {
      moment ??= new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
      // An hour is one word to the eye, and not broken over two lines: 11 h 05, 11:05 a.m.
      return instant
        ? moment.format(new Date(instant)).replace(/(?<=\d) (?=h\b|[ap]\.)|(?<=\bh) (?=\d)/g, '\u00a0')
        : '';
    },
    number,
    anyOf,
    anyOfEach: (groups) => new Intl.ListFormat(locale, { type: 'conjunction' }).format(groups.map(anyOf)),
    percent: (value) => number(value / 100, { style: 'percent', maximumFractionDigits: 2 }),
    size(bytes) {
      const unit = SIZES.find((one) => bytes >= one.bytes) ?? SIZE_LEAST;
      const value = Math.max(1, bytes / unit.bytes);
      const letter = locale.startsWith('fr') ? 'o' : 'B';
      return `${number(value, { maximumFractionDigits: unit.digits })}\u00a0${unit.prefix}${letter}`;
    },
    money: (cents, currency) =>
      number(
        cents / 100,
        currency ? { style: 'currency', currency } : { minimumFractionDigits: 2, maximumFractionDigits: 2 },
      ),
  };
}
