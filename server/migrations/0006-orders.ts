import type { Knex } from 'knex';
import type { Migration } from '../db/migrate.ts';

/** Carts and orders, billing addresses, access codes; what a payment gives off and comes from. */
export const orders: Migration = {
  name: '0006-orders',
  async up(db) {
    await createCodes(db);
    await createOrders(db);
    await widenPayments(db);
  },
};

async function createCodes(db: Knex): Promise<void> {
  await db.schema.createTable('access_codes', (table) => {
    table.text('id').primary();
    // Without its dashes. Readable: its holders look it up.
    table.text('code').notNullable().unique();
    // amount (cents of its currency) or percent (1 to 100)
    table.text('kind').notNullable();
    table.integer('value').notNullable();
    table.text('currency');
    table.integer('max_uses').notNullable();
    // Uses that orders hold; never more than max_uses but where money came in late
    table.integer('uses').notNullable().defaultTo(0);
    // Last calendar day, in the time zone of the invoice's program
    table.text('expires_on');
    table.text('program').index();
    table.text('company_id').index();
    table.text('holder_id').index();
    table.text('note').notNullable().defaultTo('');
    table.text('created_by').notNullable();
    table.text('created_at').notNullable();
    table.text('revoked_at');
    table.text('revoked_by');
  });
}

async function createOrders(db: Knex): Promise<void> {
  await db.schema.createTable('orders', (table) => {
    table.text('id').primary();
    // For people; none before it is submitted
    table.text('number').unique();
    table.text('user_id').notNullable().index();
    // draft (the cart), submitted, completed, cancelled, replaced
    table.text('status').notNullable();
    table.text('note').notNullable().defaultTo('');
    // JSON of an address; null for the company's own
    table.text('billing');
    table.text('code_id').index();
    // Cents, fixed when it is submitted: what the invoices say, what the code takes off
    table.text('currency');
    table.integer('total').notNullable().defaultTo(0);
    table.integer('discount').notNullable().defaultTo(0);
    // The payment that counts now
    table.text('payment_id');
    table.text('created_at').notNullable();
    table.text('submitted_at');
    table.text('completed_at');
  });
  await db.raw(`create unique index orders_one_cart on orders (user_id) where status = 'draft'`);
  await db.schema.createTable('order_invoices', (table) => {
    table.text('order_id').notNullable().references('id').inTable('orders').onDelete('CASCADE');
    table.text('invoice_id').notNullable().references('id').inTable('invoices').onDelete('CASCADE').index();
    table.text('added_at').notNullable();
    // Cents, fixed when the order is submitted
    table.integer('amount').notNullable().defaultTo(0);
    table.integer('discount').notNullable().defaultTo(0);
    table.primary(['order_id', 'invoice_id']);
  });
  // Addresses that somebody typed for his orders, offered again with the next.
  await db.schema.createTable('billing_addresses', (table) => {
    table.text('id').primary();
    table.text('user_id').notNullable().references('id').inTable('user').onDelete('CASCADE').index();
    table.text('address').notNullable();
    table.text('used_at').notNullable();
    table.unique(['user_id', 'address']);
  });
}

async function widenPayments(db: Knex): Promise<void> {
  await db.schema.alterTable('payments', (table) => {
    table.text('order_id').index();
    // The gateway's own name of its page, to close it
    table.text('reference');
    // Why the last attempt failed, as the gateway says: declined, insufficient-funds, expired-card
    table.text('failure');
  });
  await db.schema.alterTable('payment_invoices', (table) => {
    // Cents that an access code takes off the invoice; `amount` is what the gateway is to take
    table.integer('discount').notNullable().defaultTo(0);
  });
  // A payment can be given back in parts; of all else there is one entry.
  await db.schema.alterTable('ledger', (table) => table.dropUnique(['payment_id', 'kind']));
  await db.raw(
    `create unique index ledger_one_of_a_kind on ledger (payment_id, kind) where kind <> 'refund'`,
  );
}
