import type { Role } from '../../engine/index.ts';
import type { Db } from '../db/database.ts';

/** The platform's only own role. */
export const administratorRole = 'administrator';

interface Holder {
  id: string;
  administrator: boolean;
}

/**
 * The roles that a user holds for one case: those granted for the program, those of his membership in
 * the case's company, and `administrator`. Read anew each time; nothing is cached.
 */
export async function rolesFor(
  db: Db,
  user: Holder,
  object: { program: string; companyId: string | null; assessorId?: string | null },
): Promise<Role[]> {
  const granted = db('role_grants')
    .where({ user_id: user.id, program: object.program })
    .select('role', db.raw('0 as membership'));
  const rows: { role: string }[] = await (object.companyId === null
    ? granted
    : granted.unionAll(
        db('members')
          .where({ user_id: user.id, company_id: object.companyId })
          .select('role', db.raw('1 as membership')),
      ));
  const roles = new Set(rows.map((row) => row.role));
  if (user.administrator) roles.add(administratorRole);
  return [...roles];
}
