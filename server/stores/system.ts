import type { Db } from '../db/database.ts';

/** Counts over whole tables, for those who look after the installation. */
export function systemStore(db: Db) {
  return {
    async failedDeliveries(): Promise<number> {
      const row = await db('webhook_deliveries').where({ status: 'failed' }).count({ n: '*' }).first();
      return Number(row?.n ?? 0);
    },
    /** Uploads by their rows; the same bytes twice count twice. */
    async files(): Promise<{ count: number; bytes: number }> {
      const row = await db('files').count({ n: '*' }).sum({ bytes: 'size' }).first();
      return { count: Number(row?.n ?? 0), bytes: Number(row?.bytes ?? 0) };
    },
    /** What should have happened before `instant` and has not. */
    async late(instant: string): Promise<{ effects: number; timers: number }> {
      const effects = await db('outbox')
        .where({ status: 'pending' })
        .where('available_at', '<', instant)
        .count({ n: '*' })
        .first();
      const timers = await db('timers')
        .where({ status: 'pending' })
        .where('due_at', '<', instant)
        .count({ n: '*' })
        .first();
      return { effects: Number(effects?.n ?? 0), timers: Number(timers?.n ?? 0) };
    },
    async migrations(): Promise<number> {
      const row = await db('migrations').count({ n: '*' }).first();
      return Number(row?.n ?? 0);
    },
  };
}
