import type { Db } from '../db/database.ts';
import { forbidden, HttpProblem } from '../http/problem.ts';
import type { Releases } from '../releases.ts';
import type { Settings } from '../settings.ts';
import type { May, Right, SessionUser } from './rights.ts';

/** The programs in which a user holds a role that may do this. */
export async function programsWhere(
  db: Db,
  releases: Releases,
  user: SessionUser,
  may: May,
): Promise<string[]> {
  const grants: { program: string; role: string }[] = await db('role_grants')
    .where({ user_id: user.id })
    .select('program', 'role');
  const current = await releases.currentOf(grants.map(({ program }) => program));
  const allowed = new Set<string>();
  for (const grant of grants) {
    const role = current.get(grant.program)?.definition.roles[grant.role];
    if (role?.scope === 'program' && role.may?.includes(may)) allowed.add(grant.program);
  }
  return [...allowed];
}

/** May the user do this in any program, or as administrator? */
export async function mayAnywhere(db: Db, releases: Releases, user: SessionUser, may: May): Promise<boolean> {
  return user.administrator || (await programsWhere(db, releases, user, may)).length > 0;
}

/** What an account that must have a second factor, and has none yet, may ask: enough to set it up. */
const withoutSecondFactor = new Set(['read-me', 'update-me']);

/** Whether the installation wants a second factor of this user. */
export async function mustHaveTwoFactor(
  db: Db,
  required: Settings['requireTwoFactor'],
  user: Pick<SessionUser, 'id' | 'administrator'>,
): Promise<boolean> {
  if (required === 'nobody') return false;
  if (required === 'everybody' || user.administrator) return true;
  if (required === 'administrators') return false;
  return (await db('role_grants').where({ user_id: user.id }).first('role')) !== undefined;
}

/**
 * The door: throws unless the user holds what the route declares. Rights on objects are asked by the
 * use case once it has the object; here a session is enough for them.
 */
export function requireRight(db: Db, releases: Releases, required: Settings['requireTwoFactor']) {
  return async (right: Right, user: SessionUser, verb: string): Promise<void> => {
    if (
      user.twoFactor === false &&
      !withoutSecondFactor.has(verb) &&
      (await mustHaveTwoFactor(db, required, user))
    ) {
      throw new HttpProblem(403, 'two-factor-required', {
        en: 'Set up two-factor authentication first.',
        fr: 'Configurez d’abord l’authentification à deux facteurs.',
      });
    }
    if (right === 'administrator') {
      if (!user.administrator) throw forbidden();
    } else if (typeof right === 'object') {
      if (!(await mayAnywhere(db, releases, user, right.may))) throw forbidden();
    }
  };
}
