import type { Deps } from '../deps.ts';
import type { PaymentFailure } from '../gateways/payments/payment-gateway.ts';
import { notFound } from '../http/problem.ts';
import { inScope, invoiceScope } from '../rights/paper-scope.ts';
import type { SessionUser } from '../rights/rights.ts';
import { accessCodesStore } from '../stores/access-codes.ts';
import { invoicesStore } from '../stores/invoices.ts';
import { ledgerStore } from '../stores/ledger.ts';
import { type BillingAddress, ordersStore, type StoredOrder } from '../stores/orders.ts';
import { paymentsStore, type StoredPayment } from '../stores/payments.ts';
import { shownCode } from './access-code-text.ts';
import { type InvoiceView, invoiceViews } from './invoice-view.ts';

/**
 * Where an order stands: open (nothing was paid yet), pending (the bank is at it), failed, paid, cancelled,
 * replaced by another order.
 */
export type OrderState = 'open' | 'pending' | 'failed' | 'paid' | 'cancelled' | 'replaced';

export interface OrderSummary {
  id: string;
  number: string;
  state: OrderState;
  currency: string;
  total: number;
  discount: number;
  amount: number;
  submittedAt: string;
  completedAt: string | null;
}

export interface OrderView extends OrderSummary {
  note: string;
  billing: BillingAddress | null;
  code: string | null;
  lines: { invoice: InvoiceView; amount: number; discount: number }[];
  /** Why the last payment failed, where the gateway says. */
  failure: PaymentFailure | null;
  /** Cents that went back. */
  refunded: number;
}

export function orderState(order: StoredOrder, payment: StoredPayment | null): OrderState {
  if (order.status === 'completed') return 'paid';
  if (payment?.status === 'pending') return 'pending';
  if (order.status === 'cancelled' || order.status === 'replaced') return order.status;
  return payment?.status === 'failed' ? 'failed' : 'open';
}

const orderSummary = (order: StoredOrder, payment: StoredPayment | null): OrderSummary => ({
  id: order.id,
  number: order.number ?? '',
  state: orderState(order, payment),
  currency: order.currency ?? '',
  total: order.total,
  discount: order.discount,
  amount: order.total - order.discount,
  submittedAt: order.submittedAt ?? order.createdAt,
  completedAt: order.completedAt,
});

/** The user's own orders, newest first; carts are not among them. */
export async function listOrders(deps: Pick<Deps, 'db'>, user: SessionUser): Promise<OrderSummary[]> {
  const orders = await ordersStore(deps.db).ofUser(user.id, 100);
  const named = orders.flatMap((order) => (order.paymentId === null ? [] : [order.paymentId]));
  const payments = new Map(
    (await paymentsStore(deps.db).findAll(named)).map((payment) => [payment.id, payment]),
  );
  return orders.map((order) => orderSummary(order, payments.get(order.paymentId ?? '') ?? null));
}

/** An order, for whoever may see all of its invoices; for anyone else it does not exist. */
export async function readOrder(
  deps: Pick<Deps, 'db' | 'releases'>,
  user: SessionUser,
  id: string,
): Promise<OrderView> {
  const order = await ordersStore(deps.db).find(id);
  if (order === null || order.status === 'draft') throw notFound('This order');
  const lines = await ordersStore(deps.db).lines(id);
  const invoices = await invoicesStore(deps.db).findAll(lines.map((line) => line.invoiceId));
  const scope = await invoiceScope(deps, user);
  if (!invoices.every((invoice) => inScope(scope, invoice))) throw notFound('This order');
  const payments = await paymentsStore(deps.db).ofOrder(id);
  const payment = payments.find((one) => one.id === order.paymentId) ?? null;
  const entries = await ledgerStore(deps.db).ofPayments(payments.map((one) => one.id));
  const code = order.codeId === null ? null : await accessCodesStore(deps.db).find(order.codeId);
  const views = await invoiceViews(deps.db, invoices);
  return {
    ...orderSummary(order, payment),
    note: order.note,
    billing: order.billing,
    code: code && shownCode(code.code),
    lines: views.map((invoice) => {
      const line = lines.find((one) => one.invoiceId === invoice.id);
      return { invoice, amount: line?.amount ?? 0, discount: line?.discount ?? 0 };
    }),
    failure: payment?.failure ?? null,
    refunded: entries
      .filter((entry) => entry.kind === 'refund')
      .reduce((sum, entry) => sum + entry.amount, 0),
  };
}
