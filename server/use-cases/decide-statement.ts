import type { CalendarDate, Text } from '../../engine/index.ts';

/** A movement of an account: invoices add to what is owed, payments and credits take from it. Cents. */
export interface Movement {
  on: CalendarDate;
  kind: 'invoice' | 'void' | 'payment' | 'access-code' | 'refund';
  currency: string;
  /** What it adds to the balance; negative where it lessens it. */
  amount: number;
  invoice: { id: string; number: string; description: Text };
  /** The order that paid, where there is one. */
  order: { id: string; number: string } | null;
}

export interface Account {
  currency: string;
  /** Balance before the period. */
  opening: number;
  entries: (Movement & { balance: number })[];
  invoiced: number;
  /** Payments and what access codes and voided invoices took off, less what was given back. */
  credited: number;
  closing: number;
}

/** How movements of one day stand below each other. */
const rank = ['invoice', 'void', 'access-code', 'payment', 'refund'];

/** One account for each currency, with the balance after each movement of the period (both days included). */
export function decideStatement(
  movements: readonly Movement[],
  period: { from: CalendarDate; to: CalendarDate },
): Account[] {
  const currencies = [...new Set(movements.map((one) => one.currency))].sort();
  return currencies.map((currency) => {
    const own = movements
      .filter((one) => one.currency === currency && one.on <= period.to)
      .sort(
        (a, b) =>
          a.on.localeCompare(b.on) ||
          rank.indexOf(a.kind) - rank.indexOf(b.kind) ||
          a.invoice.number.localeCompare(b.invoice.number),
      );
    const sum = (some: readonly Movement[]) => some.reduce((total, one) => total + one.amount, 0);
    const opening = sum(own.filter((one) => one.on < period.from));
    let balance = opening;
    const entries = own
      .filter((one) => one.on >= period.from)
      .map((one) => {
        balance += one.amount;
        return { ...one, balance };
      });
    return {
      currency,
      opening,
      entries,
      invoiced: sum(entries.filter((one) => one.kind === 'invoice')),
      // Taken from zero: of nothing there is no −0.
      credited: 0 - sum(entries.filter((one) => one.kind !== 'invoice')),
      closing: balance,
    };
  });
}
