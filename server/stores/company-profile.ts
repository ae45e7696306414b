import type { JsonObject } from '../../engine/index.ts';
import type { Db } from '../db/database.ts';

/** The `profile` column of `companies`: what is kept from case to case. */
export function companyProfileStore(db: Db) {
  return {
    /** Lays values over the kept ones; null removes. The revision is the address's, so it stays. */
    async merge(companyId: string, values: JsonObject): Promise<void> {
      const row: { profile: string } | undefined = await db('companies')
        .where({ id: companyId })
        .forUpdate()
        .first('profile');
      if (row === undefined) return;
      const profile: JsonObject = { ...JSON.parse(row.profile), ...values };
      const kept = Object.fromEntries(Object.entries(profile).filter(([, value]) => value !== null));
      await db('companies')
        .where({ id: companyId })
        .update({ profile: JSON.stringify(kept) });
    },
  };
}
