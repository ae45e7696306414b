import knex, { type Knex } from 'knex';
import SqliteTransaction from 'knex/lib/dialects/sqlite3/execution/sqlite-transaction.js';
import SqliteDialect, { type SqliteQuery } from 'knex/lib/dialects/sqlite3/index.js';
import pg from 'pg';
import type { Database } from './database.ts';
import { forgetPrepared, runPrepared, type SqliteConnection } from './prepared-statements.ts';

/** Takes the write lock at once: a plain BEGIN that reads first fails with SQLITE_BUSY when it then writes. */
class ImmediateTransaction extends SqliteTransaction {
  override begin(connection: unknown): Promise<unknown> {
    return this.query(connection, 'BEGIN IMMEDIATE;');
  }
}

/** The only place that names SQLite's driver: knex's `better-sqlite3` dialect can stand here instead. */
class ImmediateDialect extends SqliteDialect {
  override transaction(container: unknown, config: unknown, outer: unknown): unknown {
    return new ImmediateTransaction(this, container, config, outer);
  }

  override async _query(connection: SqliteConnection, query: SqliteQuery): Promise<SqliteQuery> {
    if (!query.sql) throw new Error('The query is empty');
    const { method, returning } = query;
    const changes = method === 'del' || method === 'counter';
    const writes = (method === 'insert' || method === 'update') && !returning;
    const how = changes || writes ? 'run' : 'all';
    const { rows, ...context } = await runPrepared(connection, how, query.sql, query.bindings ?? []);
    query.response = rows;
    query.context = context;
    return query;
  }

  override async destroyRawConnection(connection: SqliteConnection): Promise<void> {
    await forgetPrepared(connection);
    return super.destroyRawConnection(connection);
  }
}

/** knex prints what it also throws, with the values of the statement in it. */
const nothing = () => undefined;
const quiet = { warn: nothing, error: nothing, deprecate: nothing, debug: nothing };

interface NewConnection extends SqliteConnection {
  exec(sql: string, done: (error: Error | null) => void): void;
}

const readers = 4;

/** Opens `file` (made when missing): one connection that writes, several that only read. */
export function connectSqlite(file: string): Database {
  const open = (pragmas: string[], max: number): Knex =>
    knex({
      client: ImmediateDialect as unknown as typeof Knex.Client,
      connection: { filename: file },
      useNullAsDefault: true,
      log: quiet,
      pool: {
        min: 0,
        max,
        idleTimeoutMillis: 2 ** 31 - 1,
        afterCreate(connection: NewConnection, done: (error: Error | null, c: NewConnection) => void) {
          connection.exec(pragmas.map((p) => `PRAGMA ${p};`).join(' '), (error) => done(error, connection));
        },
      },
    });
  const shared = ['busy_timeout = 10000', 'foreign_keys = ON', 'cache_size = -16000'];
  const write = open(['journal_mode = WAL', 'synchronous = FULL', ...shared], 1);
  const read = open([...shared, 'query_only = ON'], readers);
  return {
    kind: 'sqlite',
    read,
    write,
    async close() {
      await read.destroy();
      await write.destroy();
    },
  };
}

// Counts (int8) and sums (numeric) arrive as numbers, as they do from SQLite; ours all fit.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number);

/** Connects to PostgreSQL by URL. */
export function connectPostgres(url: string, connections = 10): Database {
  const pool = knex({
    client: 'pg',
    connection: { connectionString: url },
    pool: { min: 0, max: connections },
    log: quiet,
  });
  return { kind: 'postgres', read: pool, write: pool, close: () => pool.destroy() };
}

/** `DATABASE_URL` when given, else the SQLite file. */
export function connect(options: { databaseUrl?: string | undefined; sqliteFile: string }): Database {
  return options.databaseUrl ? connectPostgres(options.databaseUrl) : connectSqlite(options.sqliteFile);
}
