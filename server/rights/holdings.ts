import type { Program } from '../../engine/index.ts';
import type { Db } from '../db/database.ts';
import type { Holdings } from './can-see.ts';
import { administratorRole, holds } from './roles-for.ts';

/** Every role that a user holds in a program, for which of its cases. Read anew each time. */
export async function holdingsOf(
  db: Db,
  user: { id: string; administrator: boolean },
  program: string,
  defined: Program['roles'],
): Promise<Holdings> {
  const rows: { role: string; company_id: string | null }[] = await db('role_grants')
    .where({ user_id: user.id, program })
    .select('role', db.raw('null as company_id'))
    .unionAll(db('members').where({ user_id: user.id }).select('role', 'company_id'));
  const holdings: Holdings = {
    everywhere: user.administrator ? [administratorRole] : [],
    companies: new Map(),
  };
  for (const { role, company_id } of rows) {
    if (!holds(defined, role, company_id === null ? 'program' : 'member')) continue;
    if (company_id === null) holdings.everywhere.push(role);
    else holdings.companies.set(company_id, [...(holdings.companies.get(company_id) ?? []), role]);
  }
  return holdings;
}
