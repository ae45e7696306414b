import type { Db } from '../db/database.ts';

export interface Grant {
  program: string;
  role: string;
}

/** Program roles that the administrator gave. */
export function roleGrantStore(db: Db) {
  return {
    async ofUser(userId: string): Promise<Grant[]> {
      return db('role_grants')
        .where({ user_id: userId })
        .orderBy(['program', 'role'])
        .select('program', 'role');
    },
    async ofUsers(userIds: string[]): Promise<Map<string, Grant[]>> {
      const rows: (Grant & { user_id: string })[] = await db('role_grants')
        .whereIn('user_id', userIds)
        .orderBy(['program', 'role']);
      const byUser = new Map<string, Grant[]>();
      for (const { user_id, program, role } of rows) {
        byUser.set(user_id, [...(byUser.get(user_id) ?? []), { program, role }]);
      }
      return byUser;
    },
    /** Granting twice is granting once. */
    async add(userId: string, grant: Grant, now: Date): Promise<void> {
      await db('role_grants')
        .insert({ user_id: userId, program: grant.program, role: grant.role, granted_at: now.toISOString() })
        .onConflict(['user_id', 'program', 'role'])
        .ignore();
    },
    async remove(userId: string, grant: Grant): Promise<boolean> {
      const { program, role } = grant;
      return (await db('role_grants').where({ user_id: userId, program, role }).del()) === 1;
    },
  };
}
