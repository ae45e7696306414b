import type { Db } from '../db/database.ts';
import type { Ids } from '../ids.ts';
import { accessCodesStore } from '../stores/access-codes.ts';
import { ordersStore } from '../stores/orders.ts';
import { outboxStore } from '../stores/outbox.ts';
import { paymentsStore, type StoredPayment } from '../stores/payments.ts';

/**
 * Puts payments aside whose invoices another payment covers now: their pages at the gateway are closed, and
 * orders that lose an invoice in this way end and give their access code back. Payments that are being
 * processed are left alone.
 */
export async function replacePayments(
  tx: Db,
  ids: Ids,
  older: StoredPayment[],
  by: { orderId: string | null; now: string },
): Promise<void> {
  for (const payment of older) {
    if (!(await paymentsStore(tx).replace(payment.id))) continue;
    await closeCheckout(tx, ids, payment, by.now);
    if (payment.orderId !== null && payment.orderId !== by.orderId) {
      await endOrder(tx, payment.orderId, 'replaced');
    }
  }
}

/** Ends an order that is not paid, and gives its access code back. False when it had ended before. */
export async function endOrder(tx: Db, orderId: string, status: 'cancelled' | 'replaced'): Promise<boolean> {
  const orders = ordersStore(tx);
  const order = await orders.findForUpdate(orderId);
  if (order?.status !== 'submitted') return false;
  await orders.update(orderId, { status });
  if (order.codeId !== null) await accessCodesStore(tx).release(order.codeId);
  return true;
}

/** Queues that the gateway closes the page of a payment. */
export async function closeCheckout(tx: Db, ids: Ids, payment: StoredPayment, now: string): Promise<void> {
  if (payment.reference === null) return;
  await outboxStore(tx).add({
    id: ids.next(),
    key: `close-checkout:${payment.id}`,
    type: 'close-checkout',
    params: { gateway: payment.gateway, reference: payment.reference },
    at: now,
    now,
  });
}
