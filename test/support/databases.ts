import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import { connect } from '../../server/db/connect.ts';
import type { Database, DatabaseKind } from '../../server/db/database.ts';
import { migrate } from '../../server/db/migrate.ts';
import { createTransact, type Transact } from '../../server/db/transact.ts';
import { migrations } from '../../server/migrations/index.ts';

/** For `describe.each(databases)`: every store and every walk runs on both. */
export const databases: readonly DatabaseKind[] = ['sqlite', 'postgres'];

export interface Place {
  /** A folder of its own under the system's temporary one. */
  folder: string;
  /** Of a fresh, empty database; undefined for SQLite, which lives in the folder. */
  databaseUrl: string | undefined;
  remove(): Promise<void>;
}

async function asAdministrator(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject('postgresUrl') });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** A fresh place to keep data, of the asked kind. */
export async function freshPlace(kind: DatabaseKind): Promise<Place> {
  const folder = await mkdtemp(join(tmpdir(), 'attest-test-'));
  if (kind === 'sqlite') {
    return { folder, databaseUrl: undefined, remove: () => rm(folder, { recursive: true, force: true }) };
  }
  const name = `t_${randomBytes(8).toString('hex')}`;
  await asAdministrator(`create database ${name}`);
  const url = new URL(inject('postgresUrl'));
  url.pathname = `/${name}`;
  return {
    folder,
    databaseUrl: url.href,
    async remove() {
      await asAdministrator(`drop database if exists ${name} with (force)`);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export interface TestDatabase extends Database {
  transact: Transact;
}

/** A migrated database for tests of stores. `close` also removes it. */
export async function testDatabase(kind: DatabaseKind): Promise<TestDatabase> {
  const place = await freshPlace(kind);
  const database = connect({
    databaseUrl: place.databaseUrl,
    sqliteFile: join(place.folder, 'attest.sqlite'),
  });
  await migrate(database, migrations, () => new Date());
  return {
    ...database,
    transact: createTransact(database),
    async close() {
      await database.close();
      await place.remove();
    },
  };
}
