import type { Migration } from '../db/migrate.ts';

/**
 * The second factor of a sign-in (the library's own names, as in `0001-platform`), invitations, what staff say
 * of training beyond yes, and what was decided about effects that never worked.
 */
export const accounts: Migration = {
  name: '0009-accounts',
  async up(db) {
    await db.schema.alterTable('user', (table) => {
      table.boolean('twoFactorEnabled').defaultTo(false);
    });
    await db.schema.createTable('twoFactor', (table) => {
      table.text('id').primary();
      table.text('secret').notNullable().index();
      table.text('backupCodes').notNullable();
      table.text('userId').notNullable().references('id').inTable('user').onDelete('CASCADE').index();
      table.boolean('verified').defaultTo(true);
      table.integer('failedVerificationCount').defaultTo(0);
      table.timestamp('lockedUntil');
    });
    await db.schema.createTable('invitations', (table) => {
      table.text('id').primary();
      // Of the token only the hash is kept; sending again replaces it.
      table.text('token_hash').notNullable().unique();
      table.text('email').notNullable().index();
      table.text('name').notNullable();
      table.text('language').notNullable();
      table.smallint('administrator').notNullable();
      // Program roles, as JSON
      table.text('grants').notNullable();
      table.text('invited_by').notNullable();
      table.text('created_at').notNullable();
      table.text('sent_at').notNullable();
      table.text('expires_at').notNullable();
      table.text('accepted_at');
      table.text('user_id');
      table.text('revoked_at');
    });
    await db.schema.alterTable('training_records', (table) => {
      table.text('valid_until');
      table.text('rejected_by');
      table.text('rejected_at');
      table.text('rejected_reason');
    });
  },
};
