import type { Migration } from '../db/migrate.ts';

/** Why staff believed in a course of which nothing was shown. */
export const trainingNote: Migration = {
  name: '0012-training-note',
  async up(db) {
    await db.schema.alterTable('training_records', (table) => {
      table.text('verified_note');
    });
  },
};
