import type { Knex } from 'knex';
import type { Clock } from '../clock.ts';
import type { Transact } from '../db/transact.ts';
import type { Background } from '../deps.ts';
import { type Change, changeStore } from '../stores/changes.ts';
import type { EffectRow } from '../stores/effect-row.ts';
import { outboxStore } from '../stores/outbox.ts';
import { type BackoffSettings, backoff } from './backoff.ts';
import { CannotEverWork, type EffectHandler } from './handler.ts';

export interface DispatcherParts {
  db: Knex;
  transact: Transact;
  clock: Clock;
  random: () => number;
  log: { error(fields: object, message: string): void; warn(fields: object, message: string): void };
  handlers: { [type: string]: EffectHandler };
  /** Told of each case that has something new to show. */
  publish?: (change: Change) => void;
  /** Told after each effect; for metrics. */
  onResult?: (type: string, result: 'done' | 'retry' | 'dead' | 'late') => void;
  leaseMs?: number;
  intervalMs?: number;
  concurrency?: number;
  maxAttempts?: number;
  backoff?: BackoffSettings;
}

export interface Dispatcher extends Background {
  /** Something was committed: look now. Never waits, never throws; does nothing unless started. */
  wake(): void;
  /** Runs what is due until nothing is left; returns how many effects were tried. For tests and the CLI. */
  drain(): Promise<number>;
}

/**
 * Runs the outbox: claims rows under a lease, runs their handlers side by side, counts the result only where
 * the generation is still its own. Wakes on notice and at an interval, because another process may have
 * written a row or died with one.
 */
export function createDispatcher(parts: DispatcherParts): Dispatcher {
  const { db, transact, clock, handlers, log } = parts;
  const leaseMs = parts.leaseMs ?? 60_000;
  const intervalMs = parts.intervalMs ?? 1_000;
  const concurrency = parts.concurrency ?? 8;
  const maxAttempts = parts.maxAttempts ?? 10;
  const waits = parts.backoff ?? { baseMs: 1_000, capMs: 3_600_000 };
  const after = (ms: number) => new Date(clock.now().getTime() + ms).toISOString();

  async function claim(): Promise<EffectRow[]> {
    const now = clock.now().toISOString();
    if (!(await outboxStore(db).hasWork(now))) return [];
    return transact(async (tx) => {
      const store = outboxStore(tx);
      await store.buryAbandoned(now, maxAttempts);
      return store.claim(now, after(leaseMs), concurrency);
    });
  }

  /** Writes the result where it still counts, and that the case has something new to show. */
  async function complete(tx: Knex.Transaction, row: EffectRow) {
    const at = clock.now().toISOString();
    const counted = await outboxStore(tx).complete(row, at);
    if (!counted || row.caseId === null) return { counted, change: null };
    const news = { caseId: row.caseId, kind: 'effect' as const, revision: row.historySeq ?? 0 };
    const change = { ...news, form: null, step: null, at };
    return { counted, change: { ...change, id: await changeStore(tx).append(change) } };
  }

  async function run(row: EffectRow): Promise<void> {
    const renewal = setInterval(() => {
      transact((tx) => outboxStore(tx).extend(row, after(leaseMs))).catch((error: unknown) =>
        log.warn({ err: error, effect: row.id }, 'lease not extended'),
      );
    }, leaseMs / 3);
    renewal.unref();
    let failure: unknown;
    try {
      const handler = handlers[row.type];
      if (handler === undefined) throw new CannotEverWork(`No handler for effects of type “${row.type}”.`);
      await handler(row);
    } catch (error) {
      failure = error ?? new Error('unknown');
    } finally {
      clearInterval(renewal);
    }
    if (failure === undefined) {
      const { counted, change } = await transact((tx) => complete(tx, row));
      if (change !== null) parts.publish?.(change);
      parts.onResult?.(row.type, counted ? 'done' : 'late');
      return;
    }
    const reason = failure instanceof Error ? `${failure.name}: ${failure.message}` : String(failure);
    const dead = failure instanceof CannotEverWork || row.attempts >= maxAttempts;
    const next = dead ? null : after(backoff(row.attempts, parts.random, waits));
    const counted = await transact((tx) => outboxStore(tx).fail(row, reason, next));
    log[dead ? 'error' : 'warn'](
      { err: failure, effect: row.id, type: row.type, attempts: row.attempts },
      dead ? 'effect is dead' : 'effect failed, will be tried again',
    );
    parts.onResult?.(row.type, counted ? (dead ? 'dead' : 'retry') : 'late');
  }

  let running = false;
  let timer: NodeJS.Timeout | undefined;
  let turn: Promise<void> | undefined;
  let again = false;

  /** Claims and runs until nothing is left; the result of one row never stops the others. */
  async function work(goOn: () => boolean): Promise<number> {
    let tried = 0;
    for (;;) {
      const rows = await claim();
      if (rows.length === 0) return tried;
      tried += rows.length;
      await Promise.all(
        rows.map((row) =>
          run(row).catch((error: unknown) => log.error({ err: error, effect: row.id }, 'result not written')),
        ),
      );
      if (!goOn()) return tried;
    }
  }

  function wake(): void {
    if (!running) return;
    if (turn !== undefined) {
      again = true;
      return;
    }
    again = false;
    turn = work(() => running)
      .then(() => undefined)
      .catch((error: unknown) => log.error({ err: error }, 'outbox could not be read'))
      .finally(() => {
        turn = undefined;
        if (again) wake();
      });
  }

  return {
    name: 'outbox',
    start() {
      running = true;
      timer = setInterval(wake, intervalMs);
      timer.unref();
      wake();
    },
    async stop() {
      running = false;
      clearInterval(timer);
      await turn;
    },
    wake,
    drain: () => work(() => true),
  };
}
