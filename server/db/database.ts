import type { Knex } from 'knex';

/** A query builder that a store can be built from: the pool, or one transaction. */
export type Db = Knex | Knex.Transaction;

export type DatabaseKind = 'sqlite' | 'postgres';

/**
 * The two doors to the data. `read` never writes (SQLite refuses it by `query_only`); whatever
 * writes goes through `transact`, which owns `write`.
 */
export interface Database {
  kind: DatabaseKind;
  read: Knex;
  write: Knex;
  /** Ends all connections. */
  close(): Promise<void>;
}
