import { join } from 'node:path';
import knex, { type Knex } from 'knex';
import { connect } from '../../server/db/connect.ts';
import { migrate } from '../../server/db/migrate.ts';
import { migrations } from '../../server/migrations/index.ts';

interface SqliteConnection {
  exec(sql: string, done: (error: Error | null) => void): void;
}

/**
 * knex as its documentation sets it up, with the same safety of the disk as ours: on SQLite one connection with
 * WAL and synchronous FULL, on PostgreSQL a pool of ten.
 */
export function bareKnex(place: { folder: string; databaseUrl: string | undefined }): Knex {
  if (place.databaseUrl !== undefined) {
    return knex({ client: 'pg', connection: place.databaseUrl, pool: { min: 0, max: 10 } });
  }
  return knex({
    client: 'sqlite3',
    connection: { filename: join(place.folder, 'attest.sqlite') },
    useNullAsDefault: true,
    pool: {
      min: 1,
      max: 1,
      afterCreate(connection: SqliteConnection, done: (error: Error | null, c: SqliteConnection) => void) {
        connection.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;', (error) =>
          done(error, connection),
        );
      },
    },
  });
}

/** Gives a place our tables, and nothing in them. */
export async function withOurTables(place: {
  folder: string;
  databaseUrl: string | undefined;
}): Promise<void> {
  const sqliteFile = join(place.folder, 'attest.sqlite');
  const database = connect({ databaseUrl: place.databaseUrl, sqliteFile });
  await migrate(database, migrations, () => new Date());
  await database.close();
}
