import type { Knex } from 'knex';
import type { Deps } from '../deps.ts';
import {
  NoticeRefused,
  type PaymentGateway,
  type PaymentNotice,
} from '../gateways/payments/payment-gateway.ts';
import { HttpProblem, notFound } from '../http/problem.ts';
import { queueCaseEvent } from '../outbox/case-events.ts';
import { caseStore } from '../stores/cases.ts';
import { invoicesStore } from '../stores/invoices.ts';
import { type LedgerKind, ledgerStore, type StoredNotice } from '../stores/ledger.ts';
import { paymentsStore, type StoredPayment } from '../stores/payments.ts';
import { decideNotice } from './decide-notice.ts';

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
  return deps.transact((tx) => bookNotice(tx, deps, gateway.name, notice));
}

function proven(gateway: PaymentGateway, from: Parameters<typeof takePaymentNotice>[1]): PaymentNotice {
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
  const known = ours && {
    order: ours,
    entries: new Set((await ledger.ofPayment(ours.id)).map((entry) => entry.kind)),
    latest: await ledger.latestApplied(ours.id),
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
      amount,
      decision.entry === 'mismatch' ? { expected: ours.amount, in: ours.currency } : {},
    );
  }
  if (decision.status === null) return decision.result;
  await payments.setStatus(ours.id, decision.status, decision.status === 'settled' ? now : null);
  const { cases, surplus } =
    decision.status === 'settled' ? await settleInvoices(tx, ours, now) : await concernedCases(tx, ours);
  if (surplus > 0) await add('surplus', surplus);
  for (const caseId of cases)
    await tellCase(tx, deps, caseId, ours, decision.status, `${gateway}:${noticeId}`, now);
  return decision.result;
}

interface Concerned {
  cases: string[];
  /** Cents that came in for invoices which were not open any more. */
  surplus: number;
}

async function settleInvoices(tx: Knex.Transaction, order: StoredPayment, now: string): Promise<Concerned> {
  const cases = new Set<string>();
  let surplus = 0;
  for (const { invoiceId, amount } of await paymentsStore(tx).invoices(order.id)) {
    if (await invoicesStore(tx).markPaid(invoiceId, order.id, now)) {
      const invoice = await invoicesStore(tx).find(invoiceId);
      if (invoice !== null) cases.add(invoice.caseId);
    } else surplus += amount;
  }
  return { cases: [...cases], surplus };
}

async function concernedCases(tx: Knex.Transaction, order: StoredPayment): Promise<Concerned> {
  const ids = (await paymentsStore(tx).invoices(order.id)).map((invoice) => invoice.invoiceId);
  const open = (await invoicesStore(tx).findAll(ids)).filter((invoice) => invoice.status === 'open');
  return { cases: [...new Set(open.map((invoice) => invoice.caseId))], surplus: 0 };
}

async function tellCase(
  tx: Knex.Transaction,
  deps: Pick<NoticeDeps, 'ids' | 'releases'>,
  caseId: string,
  order: StoredPayment,
  status: 'pending' | 'failed' | 'settled',
  noticeKey: string,
  now: string,
): Promise<void> {
  const stored = await caseStore(tx).find(caseId);
  if (stored === undefined) return;
  const { payment } = (await deps.releases.get(stored.releaseHash)).definition;
  const type = payment?.[status];
  if (type === undefined) return;
  await queueCaseEvent(tx, deps.ids, {
    caseId,
    type,
    data: { payment: order.id },
    key: `${noticeKey}:${caseId}`,
    mustApply: status === 'settled',
    now,
  });
}
