import type { Db } from '../db/database.ts';

/** Links that work once. Only the hash of their token is kept. */
export function oneTimeLinkStore(db: Db) {
  return {
    async replace(purpose: string, tokenHash: string, now: Date): Promise<void> {
      await db('one_time_links').where({ purpose }).del();
      await db('one_time_links').insert({ purpose, token_hash: tokenHash, created_at: now.toISOString() });
    },
    /** True when there was such a link; it is used up now. */
    async use(purpose: string, tokenHash: string): Promise<boolean> {
      return (await db('one_time_links').where({ purpose, token_hash: tokenHash }).del()) === 1;
    },
  };
}
