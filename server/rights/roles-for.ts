import type { Program, Role } from '../../engine/index.ts';
import type { Db } from '../db/database.ts';

/** The platform's only own role. */
export const administratorRole = 'administrator';

interface Holder {
  id: string;
  administrator: boolean;
}

/**
 * Whether a stored role counts in a program: as a grant only what the program gives, as a membership only what
 * it leaves to companies. Rows outlive releases, and another program may know the same name otherwise.
 */
export function holds(defined: Program['roles'], role: Role, by: 'program' | 'member'): boolean {
  if (role === administratorRole || role === 'system') return false;
  return Object.hasOwn(defined, role) && defined[role]?.scope === by;
}

/**
 * The roles that a user holds for one case: those granted for the program, those of his membership in
 * the case's company, and `administrator`. Read anew each time; nothing is cached.
 */
export async function rolesFor(
  db: Db,
  user: Holder,
  object: { program: string; companyId: string | null; assessorId?: string | null },
  defined: Program['roles'],
): Promise<Role[]> {
  const granted = db('role_grants')
    .where({ user_id: user.id, program: object.program })
    .select('role', db.raw('0 as membership'));
  const rows: { role: string; membership: number }[] = await (object.companyId === null
    ? granted
    : granted.unionAll(
        db('members')
          .where({ user_id: user.id, company_id: object.companyId })
          .select('role', db.raw('1 as membership')),
      ));
  const counted = rows.filter((row) => holds(defined, row.role, row.membership ? 'member' : 'program'));
  const roles = new Set(counted.map((row) => row.role));
  if (user.administrator) roles.add(administratorRole);
  return [...roles];
}
