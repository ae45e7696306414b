import type { Knex } from 'knex';
import type { Database } from './database.ts';

/**
 * Runs `work` in one transaction and resolves only after its COMMIT. An exception undoes what this
 * `work` wrote, and nothing else. Build every store from `tx`; a query outside of it is not part of
 * the transaction. `work` may run again after a serialization failure, so it must have no effect but
 * on the database.
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
 * up to 64 in one BEGIN … COMMIT, each behind its own SAVEPOINT.
 */
function groupCommit(write: Knex): Transact {
  const waiting: Job[] = [];
  let running = false;

  async function runBatch(): Promise<void> {
    const done: { job: Job; value: unknown }[] = [];
    const failed: { job: Job; error: unknown }[] = [];
    const tx = await write.transaction();
    try {
      // The first job needs no savepoint: when it fails there is nothing else to keep.
      const first = waiting.shift();
      if (first) {
        try {
          done.push({ job: first, value: await first.work(tx) });
        } catch (error) {
          await tx.rollback();
          first.reject(error);
          return;
        }
      }
      while (done.length + failed.length < largestBatch) {
        const job = waiting.shift();
        if (!job) break;
        await tx.raw('SAVEPOINT job');
        try {
          const value = await job.work(tx);
          await tx.raw('RELEASE job');
          done.push({ job, value });
        } catch (error) {
          await tx.raw('ROLLBACK TO job');
          await tx.raw('RELEASE job');
          // Told only after the COMMIT: it may have failed on what another job of this batch wrote,
          // and whoever tries again at once must be able to read that.
          failed.push({ job, error });
        }
      }
      await tx.commit();
    } catch (error) {
      if (!tx.isCompleted()) await tx.rollback().catch(() => undefined);
      for (const { job } of [...done, ...failed]) job.reject(error);
      return;
    }
    for (const { job, value } of done) job.resolve(value);
    for (const { job, error } of failed) job.reject(error);
  }

  async function run(): Promise<void> {
    running = true;
    while (waiting.length > 0) {
      try {
        await runBatch();
      } catch (error) {
        // BEGIN itself failed: nobody's work has run.
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
