import type { Knex } from 'knex';
import type { Deps } from '../deps.ts';
import { queueCaseEvent } from '../outbox/case-events.ts';
import { accessCodesStore } from '../stores/access-codes.ts';
import { caseStore } from '../stores/cases.ts';
import { invoicesStore } from '../stores/invoices.ts';
import { ledgerStore } from '../stores/ledger.ts';
import { ordersStore } from '../stores/orders.ts';
import { type PaymentShare, paymentsStore, type StoredPayment } from '../stores/payments.ts';
import { replacePayments } from './replace-payments.ts';

export type SettleDeps = Pick<Deps, 'ids' | 'releases'>;

export interface Settled {
  /** Cases whose invoices are paid now. */
  cases: string[];
  /** Cents that came in for invoices which were not open any more. */
  surplus: number;
}

/**
 * Pays the invoices of a settled payment, books what an access code paid of them, completes the order and puts
 * aside what else would pay them. The payment's own row and entry are the caller's.
 */
export async function settlePayment(
  tx: Knex.Transaction,
  deps: SettleDeps,
  payment: StoredPayment,
  now: string,
): Promise<Settled> {
  const shares = await paymentsStore(tx).shares(payment.id);
  const paid: PaymentShare[] = [];
  const cases = new Set<string>();
  for (const share of shares) {
    if (!(await invoicesStore(tx).markPaid(share.invoiceId, payment.id, now))) continue;
    paid.push(share);
    const invoice = await invoicesStore(tx).find(share.invoiceId);
    if (invoice !== null) cases.add(invoice.caseId);
  }
  const sum = (some: PaymentShare[]) => some.reduce((cents, share) => cents + share.amount, 0);
  const discount = paid.reduce((cents, share) => cents + share.discount, 0);
  await completeOrder(tx, deps, payment, { any: paid.length > 0, discount }, now);
  const ids = paid.map((share) => share.invoiceId);
  const others = (await paymentsStore(tx).unsettledFor(ids)).filter((one) => one.id !== payment.id);
  await replacePayments(tx, deps.ids, others, { orderId: payment.orderId, now });
  return { cases: [...cases], surplus: sum(shares) - sum(paid) };
}

async function completeOrder(
  tx: Knex.Transaction,
  deps: SettleDeps,
  payment: StoredPayment,
  paid: { any: boolean; discount: number },
  now: string,
): Promise<void> {
  if (payment.orderId === null) return;
  const order = await ordersStore(tx).findForUpdate(payment.orderId);
  if (order === null || order.status === 'completed') return;
  const held = order.status === 'submitted';
  if (order.codeId !== null && paid.discount > 0) {
    // The page asked for the reduced price, so the reduced price pays, even where the code was given back.
    if (!held) await accessCodesStore(tx).take(order.codeId, true);
    await ledgerStore(tx).add({
      id: deps.ids.next(),
      paymentId: payment.id,
      kind: 'discount',
      amount: paid.discount,
      currency: payment.currency,
      noticeId: `order:${order.id}`,
      details: held ? { code: order.codeId } : { code: order.codeId, late: true },
      at: now,
    });
  } else if (order.codeId !== null && held) await accessCodesStore(tx).release(order.codeId);
  if (!paid.any && !held) return;
  await ordersStore(tx).update(order.id, { status: 'completed', completedAt: now, paymentId: payment.id });
}

/** Queues the program's event about a payment for one case. `noticeKey`: of what brought it about. */
export async function tellCase(
  tx: Knex.Transaction,
  deps: SettleDeps,
  caseId: string,
  payment: StoredPayment,
  status: 'pending' | 'failed' | 'settled',
  noticeKey: string,
  now: string,
): Promise<void> {
  const stored = await caseStore(tx).find(caseId);
  if (stored === undefined) return;
  const { payment: events } = (await deps.releases.get(stored.releaseHash)).definition;
  const type = events?.[status];
  if (type === undefined) return;
  await queueCaseEvent(tx, deps.ids, {
    caseId,
    type,
    data: { payment: payment.id },
    key: `${noticeKey}:${caseId}`,
    mustApply: status === 'settled',
    now,
  });
}
