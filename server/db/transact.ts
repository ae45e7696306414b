import type { Knex } from 'knex';
import type { Database } from './database.ts';

/**
 * Runs `work` in one transaction and resolves only after its COMMIT. An exception undoes what this
 * `work` wrote, and nothing else. Build every store from `tx`; a query outside of it is not part of
 * the transaction. `work` may run again (after a serialization failure, or because a neighbour in the
 * same batch failed), so it must have no effect but on the database.
 */
export type Transact = <T>(work: (tx: Knex.Transaction) => Promise<T>) => Promise<T>;

interface Job {
  work(tx: Knex.Transaction): Promise<unknown>;
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

const largestBatch = 64;

/**
 * SQLite has one writer and each COMMIT waits for the disk, so jobs that wait are written together:
 * up to 64 in one BEGIN … COMMIT. When one of them fails, all is undone and they run again, each behind a
 * SAVEPOINT of its own; that is rare, and two statements less for every job are not.
 */
function groupCommit(write: Knex): Transact {
  const waiting: Job[] = [];
  let running = false;

  async function runBatch(): Promise<void> {
    const begun: Job[] = [];
    const values: unknown[] = [];
    const tx = await write.transaction();
    try {
      while (begun.length < largestBatch) {
        const job = waiting.shift();
        if (!job) break;
        begun.push(job);
        values.push(await job.work(tx));
      }
      await tx.commit();
    } catch (error) {
      if (!tx.isCompleted()) await tx.rollback().catch(() => undefined);
      const failedAtCommit = values.length === begun.length;
      if (failedAtCommit || begun.length === 1) for (const job of begun) job.reject(error);
      else await runApart(begun);
      return;
    }
    for (const [position, job] of begun.entries()) job.resolve(values[position]);
  }

  /** The same jobs, so that one which fails takes no other with it. */
  async function runApart(jobs: Job[]): Promise<void> {
    const ends: (() => void)[] = [];
    let tx: Knex.Transaction | undefined;
    try {
      tx = await write.transaction();
      for (const job of jobs) {
        await tx.raw('SAVEPOINT job');
        try {
          const value = await job.work(tx);
          ends.push(() => job.resolve(value));
        } catch (error) {
          await tx.raw('ROLLBACK TO job');
          // Told only after the COMMIT: it may have failed on what another job of this batch wrote,
          // and whoever tries again at once must be able to read that.
          ends.push(() => job.reject(error));
        }
        await tx.raw('RELEASE job');
      }
      await tx.commit();
    } catch (error) {
      if (tx && !tx.isCompleted()) await tx.rollback().catch(() => undefined);
      for (const job of jobs) job.reject(error);
      return;
    }
    for (const end of ends) end();
  }

  async function run(): Promise<void> {
    running = true;
    while (waiting.length > 0) {
      try {
        await runBatch();
      } catch (error) {
        // BEGIN itself failed: nobody's work was kept.
        for (const job of waiting.splice(0)) job.reject(error);
      }
    }
    running = false;
  }

  return <T>(work: (tx: Knex.Transaction) => Promise<T>) =>
    new Promise<T>((resolve, reject) => {
      waiting.push({ work, resolve: (value) => resolve(value as T), reject });
      if (!running) void run();
    });
}

/** serialization_failure and deadlock_detected: PostgreSQL asks to run the whole transaction again. */
const retryable = new Set(['40001', '40P01']);

function retrying(write: Knex): Transact {
  return async (work) => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await write.transaction(work);
      } catch (error) {
        const code = error instanceof Error && 'code' in error ? String(error.code) : '';
        if (attempt >= 5 || !retryable.has(code)) throw error;
      }
    }
  };
}

/** The one way to write. */
export function createTransact(database: Pick<Database, 'kind' | 'write'>): Transact {
  return database.kind === 'sqlite' ? groupCommit(database.write) : retrying(database.write);
}
