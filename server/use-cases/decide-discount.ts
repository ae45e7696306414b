import type { CalendarDate } from '../../engine/index.ts';
import type { StoredCode } from '../stores/access-codes.ts';

/** Why a code pays nothing of these invoices. */
export type CodeProblem = 'unknown' | 'revoked' | 'used-up' | 'expired' | 'not-for-these';

/** An invoice that a code may pay a part of. */
export interface Discountable {
  invoiceId: string;
  /** Cents. */
  total: number;
  currency: string;
  program: string;
  companyId: string;
  /** The day that it is now in its program's time zone. */
  today: CalendarDate;
}

export type Discounts = { problem: CodeProblem } | { discounts: ReadonlyMap<string, number>; total: number };

/**
 * What a code takes off each invoice, in cents. A percentage is rounded for each invoice on its own, half up;
 * an amount is used up invoice by invoice in the order given, and what is left of it lapses with the use.
 * A code that somebody else holds is as unknown as one that was never issued.
 */
export function decideDiscount(
  code: StoredCode | null,
  userId: string,
  invoices: readonly Discountable[],
): Discounts {
  if (code === null || (code.holderId !== null && code.holderId !== userId)) return { problem: 'unknown' };
  if (code.revokedAt !== null) return { problem: 'revoked' };
  if (code.uses >= code.maxUses) return { problem: 'used-up' };
  const meant = invoices.filter(
    (invoice) =>
      (code.program === null || code.program === invoice.program) &&
      (code.companyId === null || code.companyId === invoice.companyId) &&
      (code.kind === 'percent' || code.currency === invoice.currency),
  );
  if (meant.length === 0) return { problem: 'not-for-these' };
  const inTime = meant.filter(({ today }) => code.expiresOn === null || today <= code.expiresOn);
  if (inTime.length === 0) return { problem: 'expired' };
  return shared(code, inTime);
}

function shared(code: StoredCode, invoices: readonly Discountable[]): Discounts {
  let left = code.value;
  let total = 0;
  const discounts = new Map<string, number>();
  for (const invoice of invoices) {
    const off =
      code.kind === 'percent'
        ? Math.floor((invoice.total * code.value + 50) / 100)
        : Math.min(left, invoice.total);
    if (code.kind === 'amount') left -= off;
    if (off === 0) continue;
    discounts.set(invoice.invoiceId, off);
    total += off;
  }
  return { discounts, total };
}
