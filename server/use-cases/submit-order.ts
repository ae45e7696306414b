import type { Knex } from 'knex';
import { canonicalJson } from '../../engine/index.ts';
import { conflict, keyReused } from '../http/problem.ts';
import type { SessionUser } from '../rights/rights.ts';
import { accessCodesStore } from '../stores/access-codes.ts';
import { billingAddressesStore } from '../stores/billing-addresses.ts';
import { type BillingAddress, type OrderLine, ordersStore } from '../stores/orders.ts';
import type { StoredPayment } from '../stores/payments.ts';
import { type OpenedCart, openCart } from './cart-view.ts';
import { codeLost } from './code-problem.ts';
import { nextOrderNumber } from './order-number.ts';
import { oneCurrency, requirePayer } from './payable-invoices.ts';
import {
  type PlacedPayment,
  type PlacePaymentDeps,
  placed,
  placedBefore,
  placePayment,
} from './place-payment.ts';

export interface SubmitOrder {
  user: SessionUser;
  idempotencyKey: string;
  /** Cents left to be paid, as the payer saw them. */
  amount: number;
  note: string;
  billing: BillingAddress | null;
}

/**
 * Orders what is in the cart: takes a use of its access code, gives the order its number, and asks the gateway
 * for a page for the rest. With nothing left to be paid the order is complete. Throws 409 where the cart is
 * not what the payer saw (any more), so that nobody pays another amount than he agreed to.
 */
export async function submitOrder(deps: PlacePaymentDeps, given: SubmitOrder): Promise<PlacedPayment> {
  const { user, idempotencyKey } = given;
  const before = await placedBefore(deps, user, idempotencyKey);
  if (before !== null) {
    if (!(await isRepeated(deps, before, given))) throw keyReused();
    return placed(before);
  }
  const order = await ordersStore(deps.db).cartOf(user.id);
  const cart = order && (await openCart(deps, user, order));
  if (cart === null || (cart.payable.length === 0 && cart.dropped.length === 0)) {
    throw conflict('cart-empty', { en: 'There is nothing in your cart.', fr: 'Votre panier est vide.' });
  }
  await requirePayer(
    deps,
    user,
    cart.payable.map((invoice) => invoice.id),
  );
  const lines = linesOf(cart, given.amount);
  const currency = oneCurrency(cart.payable);
  return placePayment(deps, {
    user,
    idempotencyKey,
    orderId: cart.order.id,
    invoices: cart.payable,
    lines,
    currency,
    writeOrder: (tx, now) => writeOrder(tx, deps, given, cart, lines, currency, now),
  });
}

/** Whether the payment is that of an order which said the same: another address must not be lost without a word. */
async function isRepeated(
  deps: Pick<PlacePaymentDeps, 'db'>,
  { amount, orderId }: StoredPayment,
  given: SubmitOrder,
): Promise<boolean> {
  const order = orderId === null ? null : await ordersStore(deps.db).find(orderId);
  return (
    amount === given.amount &&
    order?.note === given.note &&
    canonicalJson({ ...order.billing }) === canonicalJson({ ...given.billing })
  );
}

/** The lines at their price. Throws 409 where that is not what the payer saw. */
function linesOf(cart: OpenedCart, seen: number): OrderLine[] {
  if (cart.problem !== null) throw codeLost(cart.problem);
  const lines = cart.payable.map((invoice) => ({
    invoiceId: invoice.id,
    amount: invoice.total,
    discount: cart.discounts.get(invoice.id) ?? 0,
  }));
  const amount = lines.reduce((sum, line) => sum + line.amount - line.discount, 0);
  if (cart.dropped.length > 0 || amount !== seen) throw cartChanged();
  return lines;
}

const cartChanged = () =>
  conflict('cart-changed', {
    en: 'Your cart has changed since you saw it. Look at it again before you pay.',
    fr: 'Votre panier a changé depuis que vous l’avez vu. Vérifiez-le avant de payer.',
  });

async function writeOrder(
  tx: Knex.Transaction,
  deps: PlacePaymentDeps,
  { user, note, billing }: SubmitOrder,
  cart: OpenedCart,
  lines: OrderLine[],
  currency: string,
  now: string,
): Promise<void> {
  const orders = ordersStore(tx);
  const { id, codeId } = cart.order;
  const order = await orders.findForUpdate(id);
  const held = (await orders.lines(id)).map((line) => line.invoiceId).sort();
  const wanted = lines.map((line) => line.invoiceId).sort();
  if (order?.status !== 'draft' || order.codeId !== codeId || held.join() !== wanted.join()) {
    throw cartChanged();
  }
  if (codeId !== null && !(await accessCodesStore(tx).take(codeId))) {
    const code = await accessCodesStore(tx).find(codeId);
    throw codeLost(code?.revokedAt ? 'revoked' : 'used-up');
  }
  await orders.fixLines(id, lines);
  await orders.update(id, {
    status: 'submitted',
    number: await nextOrderNumber(tx, deps, cart.payable, now),
    note,
    billing,
    currency,
    total: lines.reduce((sum, line) => sum + line.amount, 0),
    discount: lines.reduce((sum, line) => sum + line.discount, 0),
    submittedAt: now,
  });
  if (billing !== null) await billingAddressesStore(tx).keep(user.id, deps.ids.next(), billing, now);
}
