import type { Knex } from 'knex';
import type { Migration } from '../db/migrate.ts';

/** Mails, letters, certificates, money, files and webhooks: what the world gets and gives. */
export const effects: Migration = {
  name: '0003-effects',
  async up(db) {
    await createPost(db);
    await createInvoices(db);
    await createPayments(db);
    await createFiles(db);
    await createWebhooks(db);
  },
};

async function createPost(db: Knex): Promise<void> {
  await db.schema.createTable('mails', (table) => {
    table.text('id').primary();
    table.text('key').notNullable().unique();
    table.text('case_id').index();
    table.text('recipient_name').notNullable();
    table.text('recipient_email').notNullable();
    table.text('subject').notNullable();
    table.text('html').notNullable();
    table.text('text').notNullable();
    table.text('attachments').notNullable();
    table.text('message_id').notNullable();
    // waiting: to be sent; sent; kept: no mail server is set; failed: refused, will be tried again
    table.text('status').notNullable();
    table.text('last_error');
    table.text('created_at').notNullable();
    table.text('sent_at');
    table.index(['created_at', 'id']);
  });
  await db.schema.createTable('letters', (table) => {
    table.text('id').primary();
    table.text('key').notNullable().unique();
    table.text('case_id').notNullable().index();
    table.text('letter').notNullable();
    table.text('title').notNullable();
    table.text('language').notNullable();
    table.text('subject').notNullable();
    table.text('html').notNullable();
    // SHA-256 of the PDF in the file store
    table.text('pdf').notNullable();
    table.text('recipients').notNullable();
    // Role that it went to; null for an address that stands in the program's data
    table.text('role');
    table.text('created_at').notNullable();
  });
  await db.schema.createTable('certificates', (table) => {
    table.text('id').primary();
    table.text('key').notNullable().unique();
    table.text('number').notNullable();
    table.text('program').notNullable();
    table.text('case_id').notNullable().index();
    table.text('company_id').notNullable().index();
    table.text('kind').notNullable();
    table.text('scope').notNullable();
    table.text('valid_from').notNullable();
    table.text('valid_until');
    table.text('letter_id');
    table.text('created_at').notNullable();
    table.unique(['program', 'number']);
  });
}

async function createInvoices(db: Knex): Promise<void> {
  await db.schema.createTable('invoices', (table) => {
    table.text('id').primary();
    table.text('key').notNullable().unique();
    table.text('number').notNullable();
    table.text('program').notNullable();
    table.text('case_id').notNullable().index();
    table.text('company_id').notNullable();
    table.text('currency').notNullable();
    table.text('description').notNullable();
    // In the smallest unit of the currency, as all money
    table.integer('total').notNullable();
    table.text('status').notNullable();
    table.text('issued_on').notNullable();
    table.text('due_on').notNullable();
    table.text('created_at').notNullable();
    table.text('paid_at');
    table.text('payment_id');
    table.text('voided_at');
    table.unique(['program', 'number']);
    table.index(['company_id', 'status']);
  });
  await db.schema.createTable('invoice_lines', (table) => {
    table.text('invoice_id').notNullable().references('id').inTable('invoices').onDelete('CASCADE');
    table.integer('position').notNullable();
    table.text('kind').notNullable();
    table.text('label').notNullable();
    table.text('rate');
    table.integer('amount').notNullable();
    table.primary(['invoice_id', 'position']);
  });
}

async function createPayments(db: Knex): Promise<void> {
  await db.schema.createTable('payments', (table) => {
    table.text('id').primary();
    // Who asked and his idempotency key: asking again gives the same order
    table.text('key').notNullable().unique();
    table.text('gateway').notNullable();
    table.text('user_id').notNullable().index();
    table.text('currency').notNullable();
    table.integer('amount').notNullable();
    // open, pending, failed, settled, replaced
    table.text('status').notNullable();
    table.text('redirect').notNullable();
    table.text('created_at').notNullable();
    table.text('settled_at');
  });
  await db.schema.createTable('payment_invoices', (table) => {
    table.text('payment_id').notNullable().references('id').inTable('payments').onDelete('CASCADE');
    table.text('invoice_id').notNullable().references('id').inTable('invoices').onDelete('CASCADE').index();
    table.integer('amount').notNullable();
    table.primary(['payment_id', 'invoice_id']);
  });
  await db.schema.createTable('payment_notices', (table) => {
    table.text('gateway').notNullable();
    table.text('notice_id').notNullable();
    table.text('payment_id').notNullable();
    table.text('kind').notNullable();
    table.integer('amount').notNullable();
    table.text('currency').notNullable();
    table.text('occurred_at').notNullable();
    table.text('received_at').notNullable();
    // What it did: applied, repeated, too-late, mismatch, unknown-payment
    table.text('result').notNullable();
    table.primary(['gateway', 'notice_id']);
    table.index(['payment_id']);
  });
  // Only ever added to. One entry of a kind for an order, one entry for a notice and kind.
  await db.schema.createTable('ledger', (table) => {
    table.text('id').primary();
    table.text('payment_id').notNullable();
    table.text('kind').notNullable();
    table.integer('amount').notNullable();
    table.text('currency').notNullable();
    table.text('notice_id').notNullable();
    table.text('details').notNullable();
    table.text('at').notNullable();
    table.unique(['payment_id', 'kind']);
    table.unique(['notice_id', 'kind']);
    table.index(['kind', 'at']);
  });
  await db.schema.createTable('sandbox_sessions', (table) => {
    table.text('id').primary();
    table.text('payment_id').notNullable();
    table.integer('amount').notNullable();
    table.text('currency').notNullable();
    table.text('description').notNullable();
    table.text('return_url').notNullable();
    table.text('language').notNullable();
    // open, declined (may be tried again), paid, delayed
    table.text('status').notNullable();
    table.integer('attempts').notNullable();
    table.text('created_at').notNullable();
  });
}

async function createFiles(db: Knex): Promise<void> {
  await db.schema.createTable('files', (table) => {
    table.text('id').primary();
    table.text('sha256').notNullable().index();
    table.text('name').notNullable();
    table.integer('size').notNullable();
    table.text('type').notNullable();
    table.text('case_id').index();
    table.text('form');
    table.text('step');
    table.text('pointer');
    table.text('uploaded_by').notNullable();
    table.text('created_at').notNullable();
  });
  // Uploads that the scanner refused; their bytes are gone.
  await db.schema.createTable('refused_files', (table) => {
    table.text('id').primary();
    table.text('sha256').notNullable();
    table.text('name').notNullable();
    table.text('found').notNullable();
    table.text('case_id');
    table.text('uploaded_by').notNullable();
    table.text('created_at').notNullable();
  });
}

async function createWebhooks(db: Knex): Promise<void> {
  await db.schema.createTable('webhooks', (table) => {
    table.text('id').primary();
    table.text('url').notNullable();
    table.text('secret').notNullable();
    table.text('topics').notNullable();
    table.smallint('active').notNullable();
    table.text('created_at').notNullable();
  });
  await db.schema.createTable('webhook_deliveries', (table) => {
    table.text('id').primary();
    table.text('key').notNullable().unique();
    table.text('webhook_id').notNullable().index();
    table.text('topic').notNullable();
    table.text('body').notNullable();
    table.text('status').notNullable();
    table.integer('attempts').notNullable();
    table.integer('answer_status');
    table.text('last_error');
    table.text('created_at').notNullable();
    table.text('delivered_at');
  });
}
