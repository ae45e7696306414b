import type { Knex } from 'knex';
import type { Migration } from '../db/migrate.ts';

/** What people keep of the lists that they work with, and an index that counts whose work waits. */
export const listViews: Migration = {
  name: '0004-list-views',
  async up(db) {
    await createViews(db);
    await db.raw('create index cases_by_assignee on cases (state_key, assignee_id, next_due, id)');
  },
};

async function createViews(db: Knex): Promise<void> {
  await db.schema.createTable('list_views', (t) => {
    t.text('id').primary();
    t.text('user_id').notNullable();
    t.text('program').notNullable();
    t.text('list').notNullable();
    t.text('name').notNullable();
    // Search, filters, order and columns, as the page's address has them.
    t.text('query').notNullable();
    t.smallint('is_default').notNullable().defaultTo(0);
    t.text('created_at').notNullable();
    t.unique(['user_id', 'program', 'list', 'name']);
  });
  // Which columns somebody wants to see where no view says it.
  await db.schema.createTable('list_columns', (t) => {
    t.text('user_id').notNullable();
    t.text('program').notNullable();
    t.text('list').notNullable();
    t.text('columns').notNullable();
    t.primary(['user_id', 'program', 'list']);
  });
}
