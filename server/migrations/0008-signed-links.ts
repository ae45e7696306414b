import type { Migration } from '../db/migrate.ts';

/** Links by which a person without an account fills in one step of one case and says so. */
export const signedLinks: Migration = {
  name: '0008-signed-links',
  async up(db) {
    await db.schema.createTable('signed_links', (table) => {
      table.text('id').primary();
      // The mail that brings it: sending the mail again makes no second link
      table.text('key').notNullable().unique();
      // SHA-256 of the token; the token itself stands in the mail only
      table.text('token_hash').notNullable().unique();
      table.text('case_id').notNullable().references('id').inTable('cases').onDelete('CASCADE').index();
      // Row of the history whose effect asked for it
      table.integer('history_seq').notNullable();
      table.text('role').notNullable();
      table.text('form').notNullable();
      table.text('step').notNullable();
      // Sent once the step is signed
      table.text('event').notNullable();
      // JSON: other events that may be sent by it instead
      table.text('events').notNullable();
      table.text('name').notNullable();
      table.text('email').notNullable();
      table.text('language').notNullable();
      table.text('created_at').notNullable();
      table.text('expires_on').notNullable();
      table.text('expires_at').notNullable();
      table.text('opened_at');
      table.text('used_at');
      // A newer link for the same step and person took its place
      table.text('replaced_at');
    });
  },
};
