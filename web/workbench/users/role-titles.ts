import type { Text } from '../../../engine/index.ts';
import type { ProgramView } from '../../shared/api/programs.ts';
import type { Grant } from '../../shared/api/users.ts';

export interface OfferedRole extends Grant {
  label: string;
}

/** Every role that an administrator gives, in words. */
export function programRoles(programs: ProgramView[], say: (text: Text) => string): OfferedRole[] {
  return programs.flatMap((program) =>
    program.roles
      .filter((role) => role.scope === 'program')
      .map((role) => ({
        program: program.id,
        role: role.id,
        label: `${say(program.title)}: ${say(role.title)}`,
      })),
  );
}

export const sameRole = (a: Grant, b: Grant) => a.program === b.program && a.role === b.role;

/** A held role in words; one that its program no longer knows by its names. */
export function roleTitle(offered: OfferedRole[], held: Grant): string {
  return offered.find((one) => sameRole(one, held))?.label ?? `${held.program}: ${held.role}`;
}

/** A role that one holds in a company, in words; `id` where no program knows it. */
export function memberRoleTitle(programs: ProgramView[], id: string, say: (text: Text) => string): string {
  const role = programs.flatMap((program) => program.roles).find((one) => one.id === id);
  return role ? say(role.title) : id;
}
