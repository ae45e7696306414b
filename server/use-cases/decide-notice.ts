import type { PaymentNotice } from '../gateways/payments/payment-gateway.ts';
import type { LedgerKind, StoredNotice } from '../stores/ledger.ts';
import type { StoredPayment } from '../stores/payments.ts';

/** What is known of a payment when a notice about it comes in. */
export interface KnownPayment {
  order: Pick<StoredPayment, 'amount' | 'currency' | 'status'>;
  /** Kinds of entries that its ledger holds. */
  entries: ReadonlySet<LedgerKind>;
  /** When the newest notice that was applied had happened; null before the first. */
  latest: string | null;
  /** Cents that went back so far. */
  refunded: number;
}

export interface NoticeDecision {
  result: StoredNotice['result'];
  /** Entry to add to the ledger, and its cents. */
  entry: LedgerKind | null;
  amount: number;
  /** The payment's new status; all but `expired` are also the event that its cases hear of. */
  status: 'pending' | 'failed' | 'settled' | 'expired' | null;
}

const nothing = (result: StoredNotice['result']): NoticeDecision => ({
  result,
  entry: null,
  amount: 0,
  status: null,
});

/**
 * What a notice that was not seen before does. A settlement counts whenever it comes, and once; nothing undoes
 * it. Failures, delays and closed pages count only when they happened after what is already known, and a
 * failure of a payment that another one replaced concerns nobody. A refund counts for what it adds to those
 * before it; it reopens no invoice, which is for people to decide.
 */
export function decideNotice(known: KnownPayment | null, notice: PaymentNotice): NoticeDecision {
  if (known === null) return nothing('unknown-payment');
  const { order, entries, latest, refunded } = known;
  const { amount, kind } = notice;
  const fits = kind === 'refunded' ? amount <= order.amount : amount === order.amount;
  if (!fits || notice.currency !== order.currency) {
    const entry = entries.has('mismatch') ? null : 'mismatch';
    return { result: 'mismatch', entry, amount, status: null };
  }
  if (kind === 'refunded') {
    if (amount <= refunded) return nothing('repeated');
    return { result: 'applied', entry: 'refund', amount: amount - refunded, status: null };
  }
  if (kind === 'settled') {
    return entries.has('settled')
      ? nothing('repeated')
      : { result: 'applied', entry: 'settled', amount, status: 'settled' };
  }
  if (entries.has('settled')) return nothing('too-late');
  if (latest !== null && notice.occurredAt <= latest) return nothing('too-late');
  if (order.status === 'replaced' && kind !== 'pending') return nothing('too-late');
  if (kind === 'expired') return { result: 'applied', entry: null, amount, status: 'expired' };
  return { result: 'applied', entry: entries.has(kind) ? null : kind, amount, status: kind };
}
