import type { Instant, Json, Sha256 } from '../../engine/index.ts';
import type { Db } from '../db/database.ts';

/** The answer that a command got, kept under the key its sender chose. */
export interface KeptAnswer {
  bodyHash: Sha256;
  answer: Json;
}

/** Rows of `idempotency`. A scope is whose key it is and for what (`events:<case>:<user>`). */
export function idempotencyStore(db: Db) {
  return {
    async find(scope: string, key: string): Promise<KeptAnswer | undefined> {
      const row = await db('idempotency').where({ scope, key }).first();
      return row && { bodyHash: row.body_hash, answer: JSON.parse(row.answer) };
    },

    /** False when the key was used meanwhile. */
    async keep(scope: string, key: string, kept: KeptAnswer, at: Instant): Promise<boolean> {
      const rows = await db('idempotency')
        .insert({
          scope,
          key,
          body_hash: kept.bodyHash,
          answer: JSON.stringify(kept.answer),
          created_at: at,
        })
        .onConflict(['scope', 'key'])
        .ignore()
        .returning('key');
      return rows.length === 1;
    },

    /** Forgets keys older than `before`; returns how many. */
    async forget(before: Instant): Promise<number> {
      return db('idempotency').where('created_at', '<', before).del();
    },
  };
}
