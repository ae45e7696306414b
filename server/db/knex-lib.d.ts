/** Parts of knex that its own types leave out: the dialect that `connect.ts` extends. */
declare module 'knex/lib/dialects/sqlite3/index.js' {
  import type { Knex } from 'knex';

  export interface SqliteQuery {
    sql: string;
    bindings?: readonly unknown[];
    /** What kind of statement it is; a raw one has none of those below. */
    method?: 'select' | 'first' | 'pluck' | 'insert' | 'update' | 'del' | 'counter' | 'raw';
    returning?: unknown;
    response?: unknown;
    context?: { lastID: number; changes: number };
  }

  class SqliteClient extends Knex.Client {
    transaction(container: unknown, config: unknown, outer: unknown): unknown;
    _query(connection: unknown, query: SqliteQuery): Promise<SqliteQuery>;
    destroyRawConnection(connection: unknown): Promise<void>;
  }
  export default SqliteClient;
}

declare module 'knex/lib/dialects/sqlite3/execution/sqlite-transaction.js' {
  class SqliteTransaction {
    constructor(client: unknown, container: unknown, config: unknown, outer: unknown);
    query(connection: unknown, sql: string): Promise<unknown>;
    begin(connection: unknown): Promise<unknown>;
  }
  export default SqliteTransaction;
}
