import type { Migration } from '../db/migrate.ts';

/** What people write to each other on a case, and how far each has read. */
export const messages: Migration = {
  name: '0010-messages',
  async up(db) {
    await db.schema.createTable('messages', (t) => {
      // Counts up over all cases, so that a page and a reader's mark have something to go by.
      t.increments('seq');
      t.text('id').notNullable().unique();
      t.text('case_id').notNullable();
      t.text('thread').notNullable();
      t.text('author_id').notNullable();
      t.text('at').notNullable();
      // Apart from the history, which holds its hash: it can be erased while the chain stands.
      t.text('body');
      t.integer('history_seq').notNullable();
      t.text('command_key').notNullable();
      t.unique(['case_id', 'author_id', 'command_key']);
      t.index(['case_id', 'thread', 'seq']);
    });
    await db.schema.createTable('message_reads', (t) => {
      t.text('case_id').notNullable();
      t.text('thread').notNullable();
      t.text('user_id').notNullable();
      t.integer('last_seq').notNullable();
      t.text('at').notNullable();
      t.primary(['case_id', 'thread', 'user_id']);
    });
  },
};
