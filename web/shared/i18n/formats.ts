/** How numbers and days are written in one language. */
export interface Formats {
  /** A calendar date (`YYYY-MM-DD`, or an instant of which the date counts); nothing for none. */
  date(isoDate: string | null | undefined): string;
  /** An instant in the reader's zone. */
  moment(instant: string | null | undefined): string;
  number(value: number, options?: Intl.NumberFormatOptions): string;
  /** Cents of a currency; without one, only the amount. */
  money(cents: number, currency: string | null): string;
}

/** Making a format costs much more than using it, and a page writes hundreds of numbers: each is made once. */
export function formats(locale: string): Formats {
  const numbers = new Map<string, Intl.NumberFormat>();
  const number = (value: number, options?: Intl.NumberFormatOptions): string => {
    const key = JSON.stringify(options ?? null);
    const known = numbers.get(key) ?? new Intl.NumberFormat(locale, options);
    numbers.set(key, known);
    return known.format(value);
  };
  let day: Intl.DateTimeFormat | undefined;
  let moment: Intl.DateTimeFormat | undefined;
  return {
    date(iso) {
      day ??= new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
      return iso ? day.format(new Date(`${iso.slice(0, 10)}T00:00:00Z`)) : '';
    },
    moment(instant) {
      moment ??= new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
      return instant ? moment.format(new Date(instant)) : '';
    },
    number,
    money: (cents, currency) =>
      number(
        cents / 100,
        currency ? { style: 'currency', currency } : { minimumFractionDigits: 2, maximumFractionDigits: 2 },
      ),
  };
}
