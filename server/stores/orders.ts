import type { Db } from '../db/database.ts';

/** Where a bill goes. */
export interface BillingAddress {
  name: string;
  street: string;
  city: string;
  province: string;
  postalCode: string;
  country: string;
}

/** A cart (draft) or an order. Amounts in cents, fixed when it is submitted. */
export interface StoredOrder {
  id: string;
  /** For people; none before it is submitted. */
  number: string | null;
  userId: string;
  /** replaced: a later order took over one of its invoices before it was paid. */
  status: 'draft' | 'submitted' | 'completed' | 'cancelled' | 'replaced';
  note: string;
  /** Null: the address of the company. */
  billing: BillingAddress | null;
  codeId: string | null;
  currency: string | null;
  total: number;
  discount: number;
  /** The payment that counts now. */
  paymentId: string | null;
  createdAt: string;
  submittedAt: string | null;
  completedAt: string | null;
}

/** One invoice of an order: its total, and what the access code takes off. */
export interface OrderLine {
  invoiceId: string;
  amount: number;
  discount: number;
}

interface OrderRow {
  id: string;
  number: string | null;
  user_id: string;
  status: StoredOrder['status'];
  note: string;
  billing: string | null;
  code_id: string | null;
  currency: string | null;
  total: number;
  discount: number;
  payment_id: string | null;
  created_at: string;
  submitted_at: string | null;
  completed_at: string | null;
}

function orderFromRow(row: OrderRow): StoredOrder {
  return {
    id: row.id,
    number: row.number,
    userId: row.user_id,
    status: row.status,
    note: row.note,
    billing: row.billing === null ? null : JSON.parse(row.billing),
    codeId: row.code_id,
    currency: row.currency,
    total: Number(row.total),
    discount: Number(row.discount),
    paymentId: row.payment_id,
    createdAt: row.created_at,
    submittedAt: row.submitted_at,
    completedAt: row.completed_at,
  };
}

const toRow = (order: StoredOrder): OrderRow => ({
  id: order.id,
  number: order.number,
  user_id: order.userId,
  status: order.status,
  note: order.note,
  billing: order.billing === null ? null : JSON.stringify(order.billing),
  code_id: order.codeId,
  currency: order.currency,
  total: order.total,
  discount: order.discount,
  payment_id: order.paymentId,
  created_at: order.createdAt,
  submitted_at: order.submittedAt,
  completed_at: order.completedAt,
});

/** Rows of `orders` and `order_invoices`. */
export function ordersStore(db: Db) {
  return {
    async find(id: string): Promise<StoredOrder | null> {
      const row = await db<OrderRow>('orders').where({ id }).first();
      return row === undefined ? null : orderFromRow(row);
    },

    /** The same, held against other writers until the transaction ends. */
    async findForUpdate(id: string): Promise<StoredOrder | null> {
      const row = await db<OrderRow>('orders').where({ id }).forUpdate().first();
      return row === undefined ? null : orderFromRow(row);
    },

    async findAll(ids: string[]): Promise<StoredOrder[]> {
      return (await db<OrderRow>('orders').whereIn('id', ids)).map(orderFromRow);
    },

    /** Somebody's open cart. */
    async cartOf(userId: string): Promise<StoredOrder | null> {
      const row = await db<OrderRow>('orders').where({ user_id: userId, status: 'draft' }).first();
      return row === undefined ? null : orderFromRow(row);
    },

    /** The same, held against other writers; made with `id` when there is none. */
    async openCart(userId: string, id: string, now: string): Promise<StoredOrder> {
      await db('orders')
        .insert({ id, user_id: userId, status: 'draft', created_at: now })
        .onConflict()
        .ignore();
      const row: OrderRow | undefined = await db('orders')
        .where({ user_id: userId, status: 'draft' })
        .forUpdate()
        .first();
      if (row === undefined) throw new Error('a cart was just made');
      return orderFromRow(row);
    },

    async insert(order: StoredOrder): Promise<void> {
      await db('orders').insert(toRow(order));
    },

    async update(id: string, change: Partial<Omit<StoredOrder, 'id'>>): Promise<void> {
      const before = await this.find(id);
      if (before === null) throw new Error(`no order ${id}`);
      const { id: _, ...row } = toRow({ ...before, ...change });
      await db('orders').where({ id }).update(row);
    },

    async lines(id: string): Promise<OrderLine[]> {
      const rows: { invoice_id: string; amount: number; discount: number }[] = await db('order_invoices')
        .where({ order_id: id })
        .orderBy(['added_at', 'invoice_id']);
      return rows.map((row) => ({
        invoiceId: row.invoice_id,
        amount: Number(row.amount),
        discount: Number(row.discount),
      }));
    },

    /** Adding twice is adding once. */
    async addLines(id: string, invoiceIds: string[], now: string): Promise<void> {
      if (invoiceIds.length === 0) return;
      await db('order_invoices')
        .insert(invoiceIds.map((invoice) => ({ order_id: id, invoice_id: invoice, added_at: now })))
        .onConflict(['order_id', 'invoice_id'])
        .ignore();
    },

    async removeLines(id: string, invoiceIds: string[]): Promise<void> {
      await db('order_invoices').where({ order_id: id }).whereIn('invoice_id', invoiceIds).del();
    },

    /** Writes down what each line cost when the order was submitted. */
    async fixLines(id: string, lines: OrderLine[]): Promise<void> {
      for (const { invoiceId, amount, discount } of lines) {
        await db('order_invoices')
          .where({ order_id: id, invoice_id: invoiceId })
          .update({ amount, discount });
      }
    },

    /** Submitted orders of a user, newest first. */
    async ofUser(userId: string, limit: number): Promise<StoredOrder[]> {
      const rows = await db<OrderRow>('orders')
        .where({ user_id: userId })
        .whereNot('status', 'draft')
        .orderBy([{ column: 'submitted_at', order: 'desc' }, { column: 'id' }])
        .limit(limit);
      return rows.map(orderFromRow);
    },

    /** Orders that hold or held a use of an access code, newest first. */
    async ofCode(codeId: string): Promise<StoredOrder[]> {
      const rows = await db<OrderRow>('orders')
        .where({ code_id: codeId })
        .whereIn('status', ['submitted', 'completed'])
        .orderBy([{ column: 'submitted_at', order: 'desc' }, { column: 'id' }]);
      return rows.map(orderFromRow);
    },
  };
}
