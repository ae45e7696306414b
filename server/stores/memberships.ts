import type { Db } from '../db/database.ts';

/** Reads where a user belongs. */
export function membershipsStore(db: Db) {
  return {
    async companiesOf(userId: string): Promise<string[]> {
      return db('members').where({ user_id: userId }).distinct('company_id').pluck('company_id');
    },

    async programsOf(userId: string): Promise<string[]> {
      return db('role_grants').where({ user_id: userId }).distinct('program').pluck('program');
    },
  };
}
