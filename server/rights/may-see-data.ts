import type { Release, Role } from '../../engine/index.ts';
import { isProgramRole, worksOnProgram } from './program-role.ts';

/**
 * Whether somebody may read what was written with an event. A message from staff to the company is the company's to
 * read (its letter says it too); what one member role wrote is for him, the people of the program and the
 * administrator.
 */
export function maySeeData(
  release: Release,
  acting: Role[],
  user: { id: string },
  sender: { id: string; roles: readonly Role[] },
): boolean {
  return (
    sender.id === user.id ||
    worksOnProgram(release, acting) ||
    sender.roles.some((role) => isProgramRole(release, role) || role === 'administrator')
  );
}
