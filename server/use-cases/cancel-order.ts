import type { Deps } from '../deps.ts';
import { notFound } from '../http/problem.ts';
import type { SessionUser } from '../rights/rights.ts';
import { ordersStore } from '../stores/orders.ts';
import { paymentsStore } from '../stores/payments.ts';
import { obstacleProblem, requirePayer } from './payable-invoices.ts';
import { endOrder, replacePayments } from './replace-payments.ts';
import { checkSubmitted } from './unpaid-order.ts';

/**
 * Ends an order that is not paid: its page is closed, its access code given back, and its invoices can be
 * ordered again. Throws 409 for one that is paid or being paid.
 */
export async function cancelOrder(
  deps: Pick<Deps, 'db' | 'transact' | 'ids' | 'releases' | 'clock' | 'wakeOutbox'>,
  user: SessionUser,
  orderId: string,
): Promise<void> {
  const order = await ordersStore(deps.db).find(orderId);
  if (order === null || order.status === 'draft') throw notFound('This order');
  const lines = await ordersStore(deps.db).lines(orderId);
  await requirePayer(
    deps,
    user,
    lines.map((line) => line.invoiceId),
  ).catch((problem) => {
    throw problem.status === 404 ? notFound('This order') : problem;
  });
  checkSubmitted(order);
  const now = deps.clock.now().toISOString();
  await deps.transact(async (tx) => {
    const payments = await paymentsStore(tx).ofOrder(orderId);
    if (payments.some((payment) => payment.status === 'pending')) throw obstacleProblem('being-paid', '');
    // The payments first, as a settlement holds them first.
    await replacePayments(tx, deps.ids, payments, { orderId, now });
    if (!(await endOrder(tx, orderId, 'cancelled'))) checkSubmitted(null);
  });
  deps.wakeOutbox();
}
