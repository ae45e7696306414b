import type { Knex } from 'knex';
import type { Deps } from '../deps.ts';
import {
  NoticeRefused,
  type PaymentGateway,
  type PaymentNotice,
} from '../gateways/payments/payment-gateway.ts';
import { HttpProblem, notFound } from '../http/problem.ts';
import { invoicesStore } from '../stores/invoices.ts';
import { type LedgerKind, ledgerStore, type StoredNotice } from '../stores/ledger.ts';
import { paymentsStore, type StoredPayment } from '../stores/payments.ts';
import { decideNotice } from './decide-notice.ts';
import { settlePayment, tellCase } from './settle-payment.ts';

export type NoticeDeps = Pick<Deps, 'clock' | 'ids' | 'transact' | 'releases' | 'db' | 'payments'>;

/**
 * Takes a gateway's notice: proves it, writes the ledger, the order and the invoices, and queues the event for
 * each case, all in one transaction. Taking it again does nothing. Answers what it did.
 */
export async function takePaymentNotice(
  deps: NoticeDeps,
  from: { gateway: string; rawBody: string; headers: { [name: string]: string | undefined } },
): Promise<StoredNotice['result']> {
  const gateway = deps.payments.gateways.get(from.gateway);
  if (gateway === undefined) throw notFound('This gateway');
  const notice = proven(gateway, from);
  if (notice === null) return 'ignored';
  return deps.transact((tx) => bookNotice(tx, deps, gateway.name, notice));
}

function proven(
  gateway: PaymentGateway,
  from: Parameters<typeof takePaymentNotice>[1],
): PaymentNotice | null {
  try {
    return gateway.verifyNotice(from.rawBody, from.headers);
  } catch (error) {
    if (!(error instanceof NoticeRefused)) throw error;
    throw new HttpProblem(401, 'notice-refused', 'This notice does not prove where it comes from.', {
      detail: error.message,
    });
  }
}

/** Books a proven notice. */
export async function bookNotice(
  tx: Knex.Transaction,
  deps: Pick<NoticeDeps, 'clock' | 'ids' | 'releases'>,
  gateway: string,
  notice: PaymentNotice,
): Promise<StoredNotice['result']> {
  const ledger = ledgerStore(tx);
  const payments = paymentsStore(tx);
  // The order's row is held first: two notices about it are booked one after the other.
  const order = await payments.findForUpdate(notice.paymentId);
  if (await ledger.hasNotice(gateway, notice.id)) return 'repeated';
  const ours = order !== null && order.gateway === gateway ? order : null;
  const entries = ours === null ? [] : await ledger.ofPayment(ours.id);
  const refunds = entries.filter((entry) => entry.kind === 'refund');
  const known = ours && {
    order: ours,
    entries: new Set(entries.map((entry) => entry.kind)),
    latest: await ledger.latestApplied(ours.id),
    refunded: refunds.reduce((sum, entry) => sum + entry.amount, 0),
  };
  const decision = decideNotice(known, notice);
  const now = deps.clock.now().toISOString();
  const { id: noticeId, paymentId, kind, amount, currency, occurredAt } = notice;
  await ledger.addNotice({
    gateway,
    noticeId,
    paymentId,
    kind,
    amount,
    currency,
    occurredAt,
    receivedAt: now,
    result: decision.result,
  });
  if (ours === null) return decision.result;
  const add = (entry: LedgerKind, cents: number, details = {}) =>
    ledger.add({
      id: deps.ids.next(),
      paymentId: ours.id,
      kind: entry,
      amount: cents,
      currency,
      noticeId: `${gateway}:${noticeId}`,
      details,
      at: now,
    });
  if (decision.entry !== null) {
    await add(
      decision.entry,
      decision.amount,
      decision.entry === 'mismatch' ? { expected: ours.amount, in: ours.currency } : {},
    );
  }
  const { status } = decision;
  if (status === null) return decision.result;
  await payments.setStatus(ours.id, status, status === 'settled' ? now : null, notice.failure ?? null);
  if (status === 'expired') return decision.result;
  const { cases, surplus } =
    status === 'settled'
      ? await settlePayment(tx, deps, ours, now)
      : { cases: await concernedCases(tx, ours), surplus: 0 };
  if (surplus > 0) await add('surplus', surplus);
  for (const caseId of cases) {
    await tellCase(tx, deps, caseId, ours, status, `${gateway}:${noticeId}`, now);
  }
  return decision.result;
}

/** Cases that still wait for the payment. */
async function concernedCases(tx: Knex.Transaction, payment: StoredPayment): Promise<string[]> {
  const ids = (await paymentsStore(tx).shares(payment.id)).map((share) => share.invoiceId);
  const open = (await invoicesStore(tx).findAll(ids)).filter((invoice) => invoice.status === 'open');
  return [...new Set(open.map((invoice) => invoice.caseId))];
}
