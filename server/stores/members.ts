import type { Db } from '../db/database.ts';

export interface Member {
  user: { id: string; name: string; email: string };
  role: string;
  addedAt: string;
}

/** Who acts for which company, in which role. */
export function memberStore(db: Db) {
  return {
    async ofCompany(companyId: string): Promise<Member[]> {
      const rows: { id: string; name: string; email: string; role: string; added_at: string }[] = await db(
        'members',
      )
        .join('user', 'user.id', 'members.user_id')
        .where({ company_id: companyId })
        .orderBy(['user.name', 'user.id', 'role'])
        .select('user.id as id', 'user.name as name', 'user.email as email', 'role', 'added_at');
      return rows.map((row) => ({
        user: { id: row.id, name: row.name, email: row.email },
        role: row.role,
        addedAt: row.added_at,
      }));
    },
    async ofUser(userId: string): Promise<{ company: { id: string; name: string }; role: string }[]> {
      const rows: { id: string; name: string; role: string }[] = await db('members')
        .join('companies', 'companies.id', 'members.company_id')
        .where({ user_id: userId })
        .orderBy(['companies.name', 'companies.id', 'role'])
        .select('companies.id as id', 'companies.name as name', 'role');
      return rows.map(({ id, name, role }) => ({ company: { id, name }, role }));
    },
    async isMember(companyId: string, userId: string): Promise<boolean> {
      return (
        (await db('members').where({ company_id: companyId, user_id: userId }).first('role')) !== undefined
      );
    },
    /** Adding twice is adding once. */
    async add(companyId: string, userId: string, role: string, now: Date): Promise<void> {
      await db('members')
        .insert({ company_id: companyId, user_id: userId, role, added_at: now.toISOString() })
        .onConflict(['company_id', 'user_id', 'role'])
        .ignore();
    },
    async remove(companyId: string, userId: string, role: string): Promise<boolean> {
      return (await db('members').where({ company_id: companyId, user_id: userId, role }).del()) === 1;
    },
  };
}
