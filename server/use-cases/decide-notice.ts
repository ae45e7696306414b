import type { PaymentNotice } from '../gateways/payments/payment-gateway.ts';
import type { LedgerKind, StoredNotice } from '../stores/ledger.ts';
import type { StoredPayment } from '../stores/payments.ts';

/** What is known of an order when a notice about it comes in. */
export interface KnownPayment {
  order: Pick<StoredPayment, 'amount' | 'currency'>;
  /** Kinds of entries that its ledger holds. */
  entries: ReadonlySet<LedgerKind>;
  /** When the newest notice that was applied had happened; null before the first. */
  latest: string | null;
}

export interface NoticeDecision {
  result: StoredNotice['result'];
  /** Entry to add to the ledger. */
  entry: LedgerKind | null;
  /** The order's new status, which is also the event that its cases hear of. */
  status: 'pending' | 'failed' | 'settled' | null;
}

const nothing = (result: StoredNotice['result']): NoticeDecision => ({ result, entry: null, status: null });

/**
 * What a notice that was not seen before does. A settlement counts whenever it comes, and once; nothing undoes
 * it. Failures and delays count only when they happened after what is already known.
 */
export function decideNotice(known: KnownPayment | null, notice: PaymentNotice): NoticeDecision {
  if (known === null) return nothing('unknown-payment');
  const { order, entries, latest } = known;
  if (notice.amount !== order.amount || notice.currency !== order.currency) {
    return { result: 'mismatch', entry: entries.has('mismatch') ? null : 'mismatch', status: null };
  }
  if (notice.kind === 'settled') {
    return entries.has('settled')
      ? nothing('repeated')
      : { result: 'applied', entry: 'settled', status: 'settled' };
  }
  if (entries.has('settled')) return nothing('too-late');
  if (latest !== null && notice.occurredAt <= latest) return nothing('too-late');
  return {
    result: 'applied',
    entry: entries.has(notice.kind) ? null : notice.kind,
    status: notice.kind,
  };
}
