import type { Release, Role } from '../../engine/index.ts';
import type { Db } from '../db/database.ts';
import { memberStore } from '../stores/members.ts';
import { isProgramRole } from './program-role.ts';

/**
 * Whether a case is somebody's own: he opened it, or is a member of its company. Asked only of those who
 * work on the program, because nobody else's roles depend on it.
 */
export async function isOwnCase(
  db: Db,
  user: { id: string },
  stored: { assessorId: string; companyId: string },
  roles: readonly Role[],
  release: Release,
): Promise<boolean> {
  if (!roles.some((role) => isProgramRole(release, role))) return false;
  return stored.assessorId === user.id || (await memberStore(db).isMember(stored.companyId, user.id));
}

/** The roles that count where something is done to a case: for one's own, those of the program do not. */
export function actingRoles(release: Release, roles: readonly Role[], ownCase: boolean): Role[] {
  return roles.filter((role) => !(ownCase && isProgramRole(release, role)));
}
