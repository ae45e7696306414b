import type { Deps } from '../deps.ts';
import { unprocessable } from '../http/problem.ts';
import type { SessionUser } from '../rights/rights.ts';
import { ordersStore, type StoredOrder } from '../stores/orders.ts';
import { paymentsStore } from '../stores/payments.ts';
import { nextOrderNumber } from './order-number.ts';
import { oneCurrency, requirePayable, requirePayer } from './payable-invoices.ts';
import {
  type PlacedPayment,
  type PlacePaymentDeps,
  placedBefore,
  placePayment,
  repeated,
} from './place-payment.ts';
import { requireSubmitted } from './unpaid-order.ts';

export type StartPaymentDeps = PlacePaymentDeps;

export interface StartPayment {
  user: SessionUser;
  invoices: string[];
  idempotencyKey: string;
}

/**
 * Orders invoices at once, past the cart: one order, and a page of the gateway to pay it on. The same key gives
 * the same payment; a new key replaces a payment that was not made. Throws 404 for an invoice of someone else,
 * 409 where one cannot be paid (now) or is being paid, 422 for a key that was used for other invoices.
 */
export async function startPayment(
  deps: StartPaymentDeps,
  { user, invoices: given, idempotencyKey }: StartPayment,
): Promise<PlacedPayment> {
  const ids = [...new Set(given)].sort();
  if (ids.length === 0)
    throw unprocessable('nothing-to-pay', {
      en: 'Choose at least one invoice.',
      fr: 'Choisissez au moins une facture.',
    });
  const invoices = await requirePayer(deps, user, ids);
  const before = await placedBefore(deps, user, idempotencyKey);
  if (before !== null) return repeated(deps, before, ids);
  await requirePayable(deps, invoices);
  const currency = oneCurrency(invoices);
  const same = await sameOrder(deps, user, ids);
  const total = invoices.reduce((sum, invoice) => sum + invoice.total, 0);
  const orderId = same?.id ?? deps.ids.next();
  const lines =
    same === null
      ? invoices.map((invoice) => ({ invoiceId: invoice.id, amount: invoice.total, discount: 0 }))
      : await ordersStore(deps.db).lines(same.id);
  return placePayment(deps, {
    user,
    idempotencyKey,
    orderId,
    invoices,
    lines,
    currency,
    async writeOrder(tx, now) {
      const orders = ordersStore(tx);
      if (same !== null) {
        await requireSubmitted(tx, same.id);
        return;
      }
      await orders.insert({
        ...emptyOrder(orderId, user, now),
        number: await nextOrderNumber(tx, deps, invoices, now),
        status: 'submitted',
        currency,
        total,
        submittedAt: now,
      });
      await orders.addLines(orderId, ids, now);
      await orders.fixLines(orderId, lines);
    },
  });
}

const emptyOrder = (id: string, user: SessionUser, now: string): StoredOrder => ({
  id,
  number: null,
  userId: user.id,
  status: 'draft',
  note: '',
  billing: null,
  codeId: null,
  currency: null,
  total: 0,
  discount: 0,
  paymentId: null,
  createdAt: now,
  submittedAt: null,
  completedAt: null,
});

/** The user's own unpaid order of the same invoices: paying it again is no second order. */
async function sameOrder(
  deps: Pick<Deps, 'db'>,
  user: SessionUser,
  ids: string[],
): Promise<StoredOrder | null> {
  for (const payment of await paymentsStore(deps.db).unsettledFor(ids)) {
    if (payment.orderId === null || payment.userId !== user.id) continue;
    const order = await ordersStore(deps.db).find(payment.orderId);
    if (order?.status !== 'submitted') continue;
    const covered = (await ordersStore(deps.db).lines(order.id)).map((line) => line.invoiceId);
    if (covered.sort().join() === ids.join()) return order;
  }
  return null;
}
