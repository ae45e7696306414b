import { textIn } from '../../engine/index.ts';
import type { Deps } from '../deps.ts';
import { conflict, forbidden, type HttpProblem, notFound, unprocessable } from '../http/problem.ts';
import { knownState } from '../rights/known-state.ts';
import { inScope, invoiceScope } from '../rights/paper-scope.ts';
import type { SessionUser } from '../rights/rights.ts';
import { caseStore } from '../stores/cases.ts';
import { invoicesStore, type StoredInvoice } from '../stores/invoices.ts';
import { paymentsStore, type StoredPayment } from '../stores/payments.ts';

export type StartPaymentDeps = Pick<
  Deps,
  'clock' | 'ids' | 'db' | 'transact' | 'releases' | 'baseUrl' | 'payments'
>;

export interface StartPayment {
  user: SessionUser;
  invoices: string[];
  idempotencyKey: string;
}

/**
 * Makes one order for several invoices and asks the gateway for a page to pay it on. The same key gives the
 * same order; a new key replaces an order that was not paid. Throws 404 for an invoice of someone else, 409
 * where one cannot be paid (now) or is being paid, 422 for a key that was used for other invoices.
 */
export async function startPayment(
  deps: StartPaymentDeps,
  { user, invoices: given, idempotencyKey }: StartPayment,
): Promise<{ id: string; redirect: string }> {
  const ids = [...new Set(given)].sort();
  const invoices = await payable(deps, user, ids);
  const key = `${user.id}:${idempotencyKey}`;
  const before = await paymentsStore(deps.db).byKey(key);
  if (before !== null) return repeated(deps, before, ids);

  checkOpen(invoices);
  const currency = oneCurrency(invoices);
  const amount = invoices.reduce((sum, invoice) => sum + invoice.total, 0);
  const id = deps.ids.next();
  const gateway = deps.payments.gateway;
  await refuseWhilePending(deps, ids);
  const { redirect } = await gateway.createCheckout({
    paymentId: id,
    amount,
    currency,
    description: invoices.map((one) => `${one.number} ${textIn(one.description, user.language)}`).join(', '),
    returnUrl: `${deps.baseUrl}/payments/${id}`,
    language: user.language,
  });
  const payment: StoredPayment = {
    id,
    key,
    gateway: gateway.name,
    userId: user.id,
    currency,
    amount,
    status: 'open',
    redirect,
    createdAt: deps.clock.now().toISOString(),
    settledAt: null,
  };
  const stored = await deps.transact(async (tx) => {
    const payments = paymentsStore(tx);
    const other = await payments.byKey(key);
    if (other !== null) return other;
    checkOpen(await invoicesStore(tx).findAll(ids));
    for (const older of await payments.unsettledFor(ids)) {
      if (older.status === 'pending') throw beingPaid();
      await payments.setStatus(older.id, 'replaced');
    }
    const lines = invoices.map((invoice) => ({ id: invoice.id, amount: invoice.total }));
    await payments.insert(payment, lines);
    return payment;
  });
  return stored.id === id ? { id, redirect } : repeated(deps, stored, ids);
}

/** The invoices, each of which the user may pay. Checked before anything else happens. */
async function payable(deps: StartPaymentDeps, user: SessionUser, ids: string[]): Promise<StoredInvoice[]> {
  if (ids.length === 0) throw unprocessable('nothing-to-pay', 'Choose at least one invoice.');
  const invoices = await invoicesStore(deps.db).findAll(ids);
  const scope = await invoiceScope(deps, user);
  if (invoices.length < ids.length || invoices.some((invoice) => !inScope(scope, invoice))) {
    throw notFound('This invoice');
  }
  // Whoever sees invoices for a program's sake keeps accounts; paying is the company's.
  if (invoices.some((invoice) => !scope.companies.includes(invoice.companyId))) {
    throw forbidden('Only people of the company pay its invoices.');
  }
  for (const invoice of invoices) {
    if (invoice.status === 'open' && !(await inPayableState(deps, invoice))) {
      throw conflict('not-payable', `Invoice ${invoice.number} cannot be paid now.`);
    }
  }
  return invoices;
}

async function inPayableState(deps: StartPaymentDeps, invoice: StoredInvoice): Promise<boolean> {
  const stored = await caseStore(deps.db).find(invoice.caseId);
  if (stored === undefined) return false;
  const release = await deps.releases.get(stored.releaseHash);
  const tag = release.definition.payment?.payableTag;
  return tag === undefined || knownState(release, stored.snapshot, stored.states).tags.includes(tag);
}

function checkOpen(invoices: StoredInvoice[]): void {
  const closed = invoices.find((invoice) => invoice.status !== 'open');
  if (closed !== undefined) {
    throw conflict('not-open', `Invoice ${closed.number} is ${closed.status === 'paid' ? 'paid' : 'void'}.`);
  }
}

function oneCurrency(invoices: StoredInvoice[]): string {
  const [currency, ...others] = new Set(invoices.map((invoice) => invoice.currency));
  if (currency === undefined || others.length > 0) {
    throw unprocessable('mixed-currencies', 'Pay invoices of one currency at a time.');
  }
  return currency;
}

async function refuseWhilePending(deps: StartPaymentDeps, ids: string[]): Promise<void> {
  const unsettled = await paymentsStore(deps.db).unsettledFor(ids);
  if (unsettled.some((payment) => payment.status === 'pending')) throw beingPaid();
}

function beingPaid(): HttpProblem {
  return conflict('being-paid', 'A payment of this invoice is being processed.');
}

async function repeated(deps: StartPaymentDeps, payment: StoredPayment, ids: string[]) {
  const covered = (await paymentsStore(deps.db).invoices(payment.id)).map((invoice) => invoice.invoiceId);
  if (covered.sort().join() !== ids.join()) {
    throw unprocessable('idempotency-key-reused', 'This Idempotency-Key was used for another request.');
  }
  return { id: payment.id, redirect: payment.redirect };
}
