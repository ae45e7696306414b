import type { Program, Role } from '../../engine/index.ts';

/** Whether cases of a program may be given to somebody who holds these of its roles. */
export function takesCases({ roles: defined }: Pick<Program, 'roles'>, held: readonly Role[]): boolean {
  const named = Object.values(defined).some((role) => role.takesCases);
  return held.some((role) => {
    const definition = defined[role];
    return definition?.scope === 'program' && (!named || definition.takesCases === true);
  });
}
