import type { Role } from '../../engine/index.ts';
import type { Db } from '../db/database.ts';

/** Who works on a program. */
export function grantStore(db: Db) {
  return {
    /** The roles of the program that somebody holds. */
    async held(userId: string, program: string): Promise<Role[]> {
      const rows: { role: Role }[] = await db('role_grants')
        .where({ user_id: userId, program })
        .select('role');
      return rows.map(({ role }) => role);
    },

    /** Everybody who holds a role of the program and may sign in, by name. */
    async people(program: string): Promise<{ id: string; name: string; roles: Role[] }[]> {
      const rows: { id: string; name: string; role: Role }[] = await db('role_grants')
        .join('user', 'user.id', 'role_grants.user_id')
        .where({ 'role_grants.program': program, 'user.status': 'active' })
        .orderBy(['user.name', 'user.id', 'role_grants.role'])
        .select('user.id as id', 'user.name as name', 'role_grants.role as role');
      const byId = new Map<string, { id: string; name: string; roles: Role[] }>();
      for (const { id, name, role } of rows) {
        byId.set(id, { id, name, roles: [...(byId.get(id)?.roles ?? []), role] });
      }
      return [...byId.values()];
    },
  };
}
