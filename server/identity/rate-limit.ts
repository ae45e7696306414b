import type { Db } from '../db/database.ts';
import type { Ids } from '../ids.ts';

export interface RateRule {
  /** In seconds. */
  window: number;
  max: number;
}

/**
 * Counts one use of `key` in the table that the sign-in limits use, too. Returns the seconds to wait,
 * 0 when the use is allowed. Fixed window that begins at the first use.
 */
export async function consume(db: Db, ids: Ids, key: string, rule: RateRule, now: number): Promise<number> {
  const begins = now - rule.window * 1000;
  const row: { count: number; lastRequest: number } | undefined = await db('rateLimit')
    .where({ key })
    .first();
  if (!row || Number(row.lastRequest) <= begins) {
    await db('rateLimit')
      .insert({ id: ids.next(), key, count: 1, lastRequest: now })
      .onConflict('key')
      .merge({ count: 1, lastRequest: now });
    return 0;
  }
  if (row.count >= rule.max) return Math.ceil((Number(row.lastRequest) + rule.window * 1000 - now) / 1000);
  await db('rateLimit').where({ key }).increment('count', 1);
  return 0;
}
