import type { Migration } from '../db/migrate.ts';

/** Uploads on their way: a file that arrives in parts, so that a lost connection costs one part and not the file. */
export const uploads: Migration = {
  name: '0007-uploads',
  async up(db) {
    await db.schema.createTable('uploads', (table) => {
      table.text('id').primary();
      table.text('user_id').notNullable();
      table.text('case_id').notNullable();
      table.text('form').notNullable();
      table.text('step').notNullable();
      // RFC 6901, inside the step's data
      table.text('pointer').notNullable();
      table.text('name').notNullable();
      // Bytes that the whole file will have
      table.integer('size').notNullable();
      // JSON of the answer that the finished file became; null while parts are missing
      table.text('answer');
      table.text('created_at').notNullable().index();
    });
  },
};
