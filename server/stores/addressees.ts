import type { Db } from '../db/database.ts';

export interface Addressee {
  id: string;
  name: string;
  email: string;
  language: string;
}

/** Reads who holds which role, for mail. */
export function addresseesStore(db: Db) {
  const active = { 'user.status': 'active', 'user.emailVerified': true };
  const columns = ['user.id', 'user.name', 'user.email', 'user.language'];
  return {
    async holders(program: string, role: string): Promise<Addressee[]> {
      return db('role_grants')
        .join('user', 'user.id', 'role_grants.user_id')
        .where({ ...active, 'role_grants.program': program, 'role_grants.role': role })
        .orderBy('user.email')
        .select(columns);
    },

    async members(companyId: string, role: string): Promise<Addressee[]> {
      return db('members')
        .join('user', 'user.id', 'members.user_id')
        .where({ ...active, 'members.company_id': companyId, 'members.role': role })
        .orderBy('user.email')
        .select(columns);
    },

    /** Null when the company has no address to write to. */
    async companyContact(companyId: string): Promise<{ name: string; email: string } | null> {
      const row: { name: string; contact_name: string; contact_email: string } | undefined = await db(
        'companies',
      )
        .where({ id: companyId })
        .first('name', 'contact_name', 'contact_email');
      if (row === undefined || row.contact_email === '') return null;
      return { name: row.contact_name === '' ? row.name : row.contact_name, email: row.contact_email };
    },
  };
}
