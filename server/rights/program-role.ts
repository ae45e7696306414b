import type { Release, Role } from '../../engine/index.ts';
import { administratorRole } from './roles-for.ts';

/** A role that is given for all cases of the program. */
export function isProgramRole(release: Release, role: Role): boolean {
  return release.definition.roles[role]?.scope === 'program';
}

/** Whether somebody with these roles works on the program: by one of its roles, or as administrator. */
export function worksOnProgram(release: Release, roles: readonly Role[]): boolean {
  return roles.some((role) => role === administratorRole || isProgramRole(release, role));
}
