/** A text in one language or in several. */
export type Words = string | { [language: string]: string };

/** How a paper of money speaks: amounts from cents, and a text for people in its language. */
export function moneyWords(language: 'en' | 'fr') {
  return {
    /** Cents as `$1,250.00` or `1 250,00 $`. */
    money(cents: number, currency: string): string {
      const format = new Intl.NumberFormat(`${language}-CA`, { style: 'currency', currency });
      return format.format(cents / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
    },
    said: (text: Words): string =>
      typeof text === 'string' ? text : (text[language] ?? Object.values(text)[0] ?? ''),
  };
}
