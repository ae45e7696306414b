/** Parts of knex that its own types leave out: the dialect that `immediate-sqlite.ts` extends. */
declare module 'knex/lib/dialects/sqlite3/index.js' {
  import type { Knex } from 'knex';

  class SqliteClient extends Knex.Client {
    transaction(container: unknown, config: unknown, outer: unknown): unknown;
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
