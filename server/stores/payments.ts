import type { Db } from '../db/database.ts';

/** An order: one payment for one or more invoices. Amounts in cents. */
export interface StoredPayment {
  id: string;
  /** Who asked and his idempotency key. */
  key: string;
  gateway: string;
  userId: string;
  currency: string;
  amount: number;
  /** replaced: a later order covers the same invoices. A settlement that still comes is booked all the same. */
  status: 'open' | 'pending' | 'failed' | 'settled' | 'replaced';
  redirect: string;
  createdAt: string;
  settledAt: string | null;
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

    async insert(payment: StoredPayment, invoices: { id: string; amount: number }[]): Promise<void> {
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
      });
      await db('payment_invoices').insert(
        invoices.map((invoice) => ({
          payment_id: payment.id,
          invoice_id: invoice.id,
          amount: invoice.amount,
        })),
      );
    },

    async invoices(id: string): Promise<{ invoiceId: string; amount: number }[]> {
      const rows: { invoice_id: string; amount: number }[] = await db('payment_invoices')
        .where({ payment_id: id })
        .orderBy('invoice_id');
      return rows.map((row) => ({ invoiceId: row.invoice_id, amount: Number(row.amount) }));
    },

    /** Orders not yet settled that cover any of the invoices. */
    async unsettledFor(invoiceIds: string[]): Promise<StoredPayment[]> {
      const rows = await db<PaymentRow>('payments')
        .whereIn('id', db('payment_invoices').whereIn('invoice_id', invoiceIds).select('payment_id'))
        .whereIn('status', ['open', 'failed', 'pending']);
      return rows.map(paymentFromRow);
    },

    async setStatus(
      id: string,
      status: StoredPayment['status'],
      settledAt: string | null = null,
    ): Promise<void> {
      await db('payments').where({ id }).update({ status, settled_at: settledAt });
    },
  };
}
