import type { Knex } from 'knex';
import type { Database, DatabaseKind } from './database.ts';

/** One step of the schema. It must run on both databases and is never changed once released. */
export interface Migration {
  /** `0001-platform`: applied in the order of the list, remembered by this name. */
  name: string;
  up(db: Knex.Transaction, kind: DatabaseKind): Promise<void>;
}

/** Any number, as long as every node of a deployment uses the same. */
const advisoryLock = 7_340_021;

/**
 * Applies what is missing, all in one transaction under the write lock (SQLite: BEGIN IMMEDIATE,
 * PostgreSQL: an advisory lock), so that nodes started together do it once.
 * Returns the names applied now. Throws when the database knows a migration that this program does not.
 */
export async function migrate(
  database: Pick<Database, 'kind' | 'write'>,
  migrations: readonly Migration[],
  now: () => Date,
): Promise<string[]> {
  return database.write.transaction(async (tx) => {
    if (database.kind === 'postgres') await tx.raw('select pg_advisory_xact_lock(?)', [advisoryLock]);
    if (!(await tx.schema.hasTable('migrations'))) {
      await tx.schema.createTable('migrations', (table) => {
        table.text('name').primary();
        table.text('applied_at').notNullable();
      });
    }
    const applied: string[] = await tx('migrations').orderBy('name').pluck('name');
    const known = new Set(migrations.map((migration) => migration.name));
    const unknown = applied.filter((name) => !known.has(name));
    if (unknown.length > 0) {
      throw new Error(
        `The database was made by a newer version: it has ${unknown.join(', ')}, this program ends at ${migrations.at(-1)?.name}.`,
      );
    }
    const missing = migrations.filter((migration) => !applied.includes(migration.name));
    for (const migration of missing) {
      await migration.up(tx, database.kind);
      await tx('migrations').insert({ name: migration.name, applied_at: now().toISOString() });
    }
    return missing.map((migration) => migration.name);
  });
}
