import type { Deps } from '../deps.ts';
import { notFound } from '../http/problem.ts';
import { inScope, invoiceScope } from '../rights/paper-scope.ts';
import type { SessionUser } from '../rights/rights.ts';
import { invoicesStore } from '../stores/invoices.ts';
import { paymentsStore, type StoredPayment } from '../stores/payments.ts';
import { type InvoiceView, invoiceViews } from './invoice-view.ts';

export interface PaymentView {
  id: string;
  status: StoredPayment['status'];
  amount: number;
  currency: string;
  createdAt: string;
  settledAt: string | null;
  /** The order that it pays. */
  order: string | null;
  /** Where it can still be paid. */
  redirect: string | null;
  invoices: InvoiceView[];
}

/** An order, for whoever made it or may see all of its invoices. */
export async function readPayment(
  deps: Pick<Deps, 'db' | 'releases'>,
  user: SessionUser,
  id: string,
): Promise<PaymentView> {
  const payment = await paymentsStore(deps.db).find(id);
  if (payment === null) throw notFound('This payment');
  const ids = (await paymentsStore(deps.db).shares(id)).map((invoice) => invoice.invoiceId);
  const invoices = await invoicesStore(deps.db).findAll(ids);
  const scope = await invoiceScope(deps, user);
  if (!invoices.every((invoice) => inScope(scope, invoice))) throw notFound('This payment');
  return {
    id,
    status: payment.status,
    amount: payment.amount,
    currency: payment.currency,
    createdAt: payment.createdAt,
    settledAt: payment.settledAt,
    order: payment.orderId,
    redirect: ['open', 'failed'].includes(payment.status) ? payment.redirect : null,
    invoices: await invoiceViews(deps.db, invoices),
  };
}
