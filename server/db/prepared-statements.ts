/** The parts of sqlite3's connection and statement that are used here. */
export interface SqliteStatement {
  all(bindings: readonly unknown[], done: (error: Error | null, rows: unknown[]) => void): void;
  run(
    bindings: readonly unknown[],
    done: (this: { lastID: number; changes: number }, error: Error | null) => void,
  ): void;
  finalize(done: () => void): void;
}

export interface SqliteConnection {
  prepare(sql: string, done: (error: Error | null) => void): SqliteStatement;
}

/** What a statement gave: rows, or what it changed. */
export interface StatementResult {
  rows: unknown[] | undefined;
  lastID: number;
  changes: number;
}

/** More texts than the program has, but for lists of ids of every length. */
const mostKept = 200;

interface Prepared {
  statements: Map<string, SqliteStatement>;
  /** Settled when the statement before has ended, well or not. */
  last: Promise<unknown>;
}

const ofConnection = new WeakMap<SqliteConnection, Prepared>();

/**
 * Runs one statement on a connection. Each text is prepared once: preparing costs as much as running, both
 * in work and in a turn of the driver's threads. Statements of one connection run one after the other in
 * the order of these calls, which the driver promises only for those that it prepares itself.
 */
export function runPrepared(
  connection: SqliteConnection,
  method: 'all' | 'run',
  sql: string,
  bindings: readonly unknown[],
): Promise<StatementResult> {
  const prepared = ofConnection.get(connection) ?? { statements: new Map(), last: Promise.resolve() };
  ofConnection.set(connection, prepared);
  const result = prepared.last.then(async () => {
    const statement = await statementOf(connection, prepared.statements, sql);
    return execute(statement, method, bindings);
  });
  prepared.last = result.catch(() => undefined);
  return result;
}

/** Lets go of a connection's statements; it cannot be closed before. */
export async function forgetPrepared(connection: SqliteConnection): Promise<void> {
  const prepared = ofConnection.get(connection);
  if (!prepared) return;
  ofConnection.delete(connection);
  await prepared.last;
  await Promise.all([...prepared.statements.values()].map(finalize));
}

async function statementOf(
  connection: SqliteConnection,
  statements: Map<string, SqliteStatement>,
  sql: string,
): Promise<SqliteStatement> {
  const known = statements.get(sql);
  // Put back at the end: what has not been used for longest stands first.
  statements.delete(sql);
  const statement = known ?? (await prepare(connection, sql));
  statements.set(sql, statement);
  const [oldest] = statements.size > mostKept ? statements : [];
  if (oldest) {
    statements.delete(oldest[0]);
    await finalize(oldest[1]);
  }
  return statement;
}

function prepare(connection: SqliteConnection, sql: string): Promise<SqliteStatement> {
  return new Promise((resolve, reject) => {
    const statement = connection.prepare(sql, (error) => (error ? reject(error) : resolve(statement)));
  });
}

function execute(
  statement: SqliteStatement,
  method: 'all' | 'run',
  bindings: readonly unknown[],
): Promise<StatementResult> {
  return new Promise((resolve, reject) => {
    if (method === 'all') {
      statement.all(bindings, (error, rows) =>
        error ? reject(error) : resolve({ rows, lastID: 0, changes: 0 }),
      );
      return;
    }
    statement.run(bindings, function (error) {
      if (error) reject(error);
      else resolve({ rows: undefined, lastID: this.lastID, changes: this.changes });
    });
  });
}

const finalize = (statement: SqliteStatement) =>
  new Promise<void>((resolve) => statement.finalize(() => resolve()));
