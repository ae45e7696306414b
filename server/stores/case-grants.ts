import type { Db } from '../db/database.ts';

/** Who works on a program. */
export function grantStore(db: Db) {
  return {
    async holdsAny(userId: string, program: string): Promise<boolean> {
      const row = await db('role_grants').where({ user_id: userId, program }).first('role');
      return row !== undefined;
    },
  };
}
