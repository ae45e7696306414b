import type { Db } from '../db/database.ts';

import type { PaymentFailure } from '../gateways/payments/payment-gateway.ts';

/** One attempt to pay an order of one or more invoices. Amounts in cents. */
export interface StoredPayment {
  id: string;
  /** Who asked and his idempotency key. */
  key: string;
  gateway: string;
  userId: string;
  currency: string;
  amount: number;
  /**
   * replaced: a later payment covers the same invoices; expired: the gateway closed its page. A settlement that
   * still comes is booked all the same.
   */
  status: 'open' | 'pending' | 'failed' | 'settled' | 'replaced' | 'expired';
  redirect: string;
  createdAt: string;
  settledAt: string | null;
  orderId: string | null;
  /** The gateway's own name of its page. */
  reference: string | null;
  failure: PaymentFailure | null;
}

/** What a payment covers of an invoice, in cents: what the gateway takes, and what an access code takes off. */
export interface PaymentShare {
  invoiceId: string;
  amount: number;
  discount: number;
}

interface PaymentRow {
  id: string;
  key: string;
  gateway: string;
  user_id: string;
  currency: string;
  amount: number;
  status: StoredPayment['status'];
  redirect: string;
  created_at: string;
  settled_at: string | null;
  order_id: string | null;
  reference: string | null;
  failure: PaymentFailure | null;
}

function paymentFromRow(row: PaymentRow): StoredPayment {
  return {
    id: row.id,
    key: row.key,
    gateway: row.gateway,
    userId: row.user_id,
    currency: row.currency,
    amount: Number(row.amount),
    status: row.status,
    redirect: row.redirect,
    createdAt: row.created_at,
    settledAt: row.settled_at,
    orderId: row.order_id,
    reference: row.reference,
    failure: row.failure,
  };
}

/** Rows of `payments` and `payment_invoices`. */
export function paymentsStore(db: Db) {
  return {
    async find(id: string): Promise<StoredPayment | null> {
      const row = await db<PaymentRow>('payments').where({ id }).first();
      return row === undefined ? null : paymentFromRow(row);
    },

    /** The same, held against other writers until the transaction ends (SQLite has one writer anyway). */
    async findForUpdate(id: string): Promise<StoredPayment | null> {
      const row = await db<PaymentRow>('payments').where({ id }).forUpdate().first();
      return row === undefined ? null : paymentFromRow(row);
    },

    async byKey(key: string): Promise<StoredPayment | null> {
      const row = await db<PaymentRow>('payments').where({ key }).first();
      return row === undefined ? null : paymentFromRow(row);
    },

    async insert(payment: StoredPayment, shares: PaymentShare[]): Promise<void> {
      await db('payments').insert({
        id: payment.id,
        key: payment.key,
        gateway: payment.gateway,
        user_id: payment.userId,
        currency: payment.currency,
        amount: payment.amount,
        status: payment.status,
        redirect: payment.redirect,
        created_at: payment.createdAt,
        settled_at: payment.settledAt,
        order_id: payment.orderId,
        reference: payment.reference,
        failure: payment.failure,
      });
      await db('payment_invoices').insert(
        shares.map((share) => ({
          payment_id: payment.id,
          invoice_id: share.invoiceId,
          amount: share.amount,
          discount: share.discount,
        })),
      );
    },

    async shares(id: string): Promise<PaymentShare[]> {
      return (await this.sharesOf([id])).map(({ paymentId: _, ...share }) => share);
    },

    async sharesOf(ids: string[]): Promise<(PaymentShare & { paymentId: string })[]> {
      const rows: { payment_id: string; invoice_id: string; amount: number; discount: number }[] = await db(
        'payment_invoices',
      )
        .whereIn('payment_id', ids)
        .orderBy(['payment_id', 'invoice_id']);
      return rows.map((row) => ({
        paymentId: row.payment_id,
        invoiceId: row.invoice_id,
        amount: Number(row.amount),
        discount: Number(row.discount),
      }));
    },

    async ofOrder(orderId: string): Promise<StoredPayment[]> {
      const rows = await db<PaymentRow>('payments')
        .where({ order_id: orderId })
        .orderBy(['created_at', 'id']);
      return rows.map(paymentFromRow);
    },

    async findAll(ids: string[]): Promise<StoredPayment[]> {
      return (await db<PaymentRow>('payments').whereIn('id', ids)).map(paymentFromRow);
    },

    /** Payments not yet settled that cover any of the invoices. */
    /** Those of some invoices that a payment is being processed for. */
    async pendingOf(invoiceIds: string[]): Promise<Set<string>> {
      const rows: { invoice_id: string }[] = await db('payment_invoices')
        .join('payments', 'payments.id', 'payment_invoices.payment_id')
        .whereIn('payment_invoices.invoice_id', invoiceIds)
        .where('payments.status', 'pending')
        .select('payment_invoices.invoice_id');
      return new Set(rows.map((row) => row.invoice_id));
    },

    async unsettledFor(invoiceIds: string[]): Promise<StoredPayment[]> {
      const rows = await db<PaymentRow>('payments')
        .whereIn('id', db('payment_invoices').whereIn('invoice_id', invoiceIds).select('payment_id'))
        .whereIn('status', ['open', 'failed', 'expired', 'pending']);
      return rows.map(paymentFromRow);
    },

    async setStatus(
      id: string,
      status: StoredPayment['status'],
      settledAt: string | null = null,
      failure: PaymentFailure | null = null,
    ): Promise<void> {
      await db('payments').where({ id }).update({ status, settled_at: settledAt, failure });
    },

    /** A later payment stands in its place. False when it was settled or being processed by then. */
    async replace(id: string): Promise<boolean> {
      const changed = await db('payments')
        .where({ id })
        .whereIn('status', ['open', 'failed', 'expired'])
        .update({ status: 'replaced' });
      return changed === 1;
    },
  };
}
