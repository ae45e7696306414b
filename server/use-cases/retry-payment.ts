import { keyReused, notFound } from '../http/problem.ts';
import type { SessionUser } from '../rights/rights.ts';
import { ordersStore } from '../stores/orders.ts';
import { oneCurrency, requirePayable, requirePayer } from './payable-invoices.ts';
import {
  type PlacedPayment,
  type PlacePaymentDeps,
  placedBefore,
  placePayment,
  repeated,
} from './place-payment.ts';
import { checkSubmitted, requireSubmitted } from './unpaid-order.ts';

/**
 * A new page for an order that is not paid: after a card was declined, the page was closed or has expired. The
 * price stays what it was when the order was submitted. Throws 409 while a payment is being processed and for
 * an order that has ended.
 */
export async function retryPayment(
  deps: PlacePaymentDeps,
  user: SessionUser,
  orderId: string,
  idempotencyKey: string,
): Promise<PlacedPayment> {
  const order = await ordersStore(deps.db).find(orderId);
  if (order === null || order.status === 'draft') throw notFound('This order');
  const lines = await ordersStore(deps.db).lines(orderId);
  const ids = lines.map((line) => line.invoiceId);
  const invoices = await requirePayer(deps, user, ids).catch((problem) => {
    throw problem.status === 404 ? notFound('This order') : problem;
  });
  const before = await placedBefore(deps, user, idempotencyKey);
  if (before !== null && before.orderId !== orderId) throw keyReused();
  if (before !== null) return repeated(deps, before, ids);
  checkSubmitted(order);
  await requirePayable(deps, invoices);
  return placePayment(deps, {
    user,
    idempotencyKey,
    orderId,
    invoices,
    lines,
    currency: oneCurrency(invoices),
    async writeOrder(tx) {
      await requireSubmitted(tx, orderId);
    },
  });
}
