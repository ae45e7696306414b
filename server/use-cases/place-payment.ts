import type { Knex } from 'knex';
import { textIn } from '../../engine/index.ts';
import type { Deps } from '../deps.ts';
import { loggableError } from '../http/logging.ts';
import { HttpProblem, keyReused } from '../http/problem.ts';
import type { SessionUser } from '../rights/rights.ts';
import { invoicesStore, type StoredInvoice } from '../stores/invoices.ts';
import { type OrderLine, ordersStore } from '../stores/orders.ts';
import { paymentsStore, type StoredPayment } from '../stores/payments.ts';
import { obstacleProblem } from './payable-invoices.ts';
import { replacePayments } from './replace-payments.ts';
import { settlePayment, tellCase } from './settle-payment.ts';

export type PlacePaymentDeps = Pick<
  Deps,
  'clock' | 'ids' | 'db' | 'transact' | 'releases' | 'baseUrl' | 'payments' | 'wakeOutbox' | 'log'
>;

/** A payment to be made. Its invoices are open and the user may pay them: the caller has asked. */
export interface PaymentPlan {
  user: SessionUser;
  idempotencyKey: string;
  orderId: string;
  invoices: StoredInvoice[];
  lines: OrderLine[];
  currency: string;
  /** Writes the order in the transaction that writes the payment; throws where it has changed meanwhile. */
  writeOrder(tx: Knex.Transaction, now: string): Promise<void>;
}

export interface PlacedPayment {
  id: string;
  order: string | null;
  /** The gateway's page; null when nothing is left to be paid. */
  redirect: string | null;
}

/** The gateway's name of payments that an access code covers in full. */
const codeGateway = 'access-code';

/**
 * Asks the gateway for a page to pay what an order leaves to be paid, and stores the payment with its order;
 * an order that an access code covers is settled at once. Earlier payments of the same invoices that were not
 * paid are replaced. Throws 409 where an invoice was paid or is being paid by now, 422 for a key that was used
 * for something else.
 */
export async function placePayment(deps: PlacePaymentDeps, plan: PaymentPlan): Promise<PlacedPayment> {
  const key = paymentKey(plan.user, plan.idempotencyKey);
  const id = deps.ids.next();
  const amount = plan.lines.reduce((sum, line) => sum + line.amount - line.discount, 0);
  const free = amount === 0;
  const page = free ? { redirect: '', reference: null } : await checkout(deps, plan, id, amount);
  const now = deps.clock.now().toISOString();
  const payment: StoredPayment = {
    id,
    key,
    gateway: free ? codeGateway : deps.payments.gateway.name,
    userId: plan.user.id,
    currency: plan.currency,
    amount,
    status: free ? 'settled' : 'open',
    redirect: page.redirect,
    createdAt: now,
    settledAt: free ? now : null,
    orderId: plan.orderId,
    reference: page.reference,
    failure: null,
  };
  const stored = await deps
    .transact((tx) => store(tx, deps, plan, payment, now))
    .catch(async (error) => {
      await closeUnneeded(deps, page.reference);
      throw error;
    });
  if (stored.id !== id) await closeUnneeded(deps, page.reference);
  deps.wakeOutbox();
  return placed(stored);
}

/** The payment that a user's key named before, if any. */
export async function placedBefore(
  deps: Pick<Deps, 'db'>,
  user: SessionUser,
  idempotencyKey: string,
): Promise<StoredPayment | null> {
  return paymentsStore(deps.db).byKey(paymentKey(user, idempotencyKey));
}

/** What a payment covers must be what the key was first used for. Throws 422 otherwise. */
export async function repeated(
  deps: Pick<Deps, 'db'>,
  payment: StoredPayment,
  invoiceIds: string[],
): Promise<PlacedPayment> {
  const covered = (await paymentsStore(deps.db).shares(payment.id)).map((share) => share.invoiceId);
  if (covered.sort().join() !== [...invoiceIds].sort().join()) throw keyReused();
  return placed(payment);
}

export const placed = (payment: StoredPayment): PlacedPayment => ({
  id: payment.id,
  order: payment.orderId,
  redirect: payment.redirect === '' ? null : payment.redirect,
});

const paymentKey = (user: SessionUser, idempotencyKey: string) => `${user.id}:${idempotencyKey}`;

async function checkout(deps: PlacePaymentDeps, plan: PaymentPlan, paymentId: string, amount: number) {
  const { user, invoices, currency, orderId } = plan;
  const page = deps.payments.gateway.createCheckout({
    paymentId,
    amount,
    currency,
    description: invoices.map((one) => `${one.number} ${textIn(one.description, user.language)}`).join(', '),
    returnUrl: `${deps.baseUrl}/orders/${orderId}`,
    language: user.language,
    email: user.email,
  });
  return page.catch((error) => {
    deps.log.error({ err: loggableError(error) }, 'the payment gateway gave no page');
    throw new HttpProblem(502, 'gateway-away', {
      en: 'The payment service does not answer. Nothing was charged; try again in a few minutes.',
      fr: 'Le service de paiement ne répond pas. Rien n’a été débité; réessayez dans quelques minutes.',
    });
  });
}

async function store(
  tx: Knex.Transaction,
  deps: PlacePaymentDeps,
  plan: PaymentPlan,
  payment: StoredPayment,
  now: string,
): Promise<StoredPayment> {
  const payments = paymentsStore(tx);
  const ids = plan.lines.map((line) => line.invoiceId);
  // Held first: of two orders for one invoice that come at once, the second sees the first.
  const invoices = await invoicesStore(tx).findAllForUpdate(ids);
  const other = await payments.byKey(payment.key);
  if (other !== null) return other;
  for (const { status, number } of invoices) if (status !== 'open') throw obstacleProblem(status, number);
  const older = await payments.unsettledFor(ids);
  if (older.some((one) => one.status === 'pending')) throw obstacleProblem('being-paid', '');
  await plan.writeOrder(tx, now);
  await replacePayments(tx, deps.ids, older, { orderId: plan.orderId, now });
  await payments.insert(
    payment,
    plan.lines.map((line) => ({ ...line, amount: line.amount - line.discount })),
  );
  await ordersStore(tx).update(plan.orderId, { paymentId: payment.id });
  if (payment.status === 'settled') {
    const { cases } = await settlePayment(tx, deps, payment, now);
    for (const caseId of cases) {
      await tellCase(tx, deps, caseId, payment, 'settled', `order:${plan.orderId}`, now);
    }
  }
  return payment;
}

/** A page that no payment of ours names is of no use; that it could not be closed is no reason to fail. */
async function closeUnneeded(deps: PlacePaymentDeps, reference: string | null): Promise<void> {
  if (reference === null) return;
  await deps.payments.gateway.closeCheckout(reference).catch((error) => {
    deps.log.warn({ error: String(error) }, 'an unneeded payment page could not be closed');
  });
}
