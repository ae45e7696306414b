import type { Text } from '../../../engine/index.ts';
import type { ProgramView } from '../../shared/api/programs.ts';
import type { Grant } from '../../shared/api/users.ts';

export interface OfferedRole extends Grant {
  title: string;
  programTitle: string;
  /** Role first: where there is no room, the end of the program's long name goes. */
  label: string;
  /** What it lets do beside what its workflow says. */
  may: string[];
}

/** Every role that an administrator gives, in words. */
export function programRoles(programs: ProgramView[], say: (text: Text) => string): OfferedRole[] {
  return programs.flatMap((program) =>
    program.roles
      .filter((role) => role.scope === 'program')
      .map((role) => ({
        program: program.id,
        role: role.id,
        title: say(role.title),
        programTitle: say(program.title),
        label: `${say(role.title)} · ${say(program.title)}`,
        may: role.may,
      })),
  );
}

/** The same, program by program. */
export function rolesByProgram(offered: OfferedRole[]): { title: string; roles: OfferedRole[] }[] {
  const programs = [...new Set(offered.map((one) => one.program))];
  return programs.map((id) => {
    const roles = offered.filter((one) => one.program === id);
    return { title: roles[0]?.programTitle ?? id, roles };
  });
}

export const sameRole = (a: Grant, b: Grant) => a.program === b.program && a.role === b.role;

/** A held role in words; one that its program no longer knows by its names. */
export function roleTitle(offered: OfferedRole[], held: Grant): string {
  return offered.find((one) => sameRole(one, held))?.label ?? `${held.role} · ${held.program}`;
}

/** A role that one holds in a company, in words; `id` where no program knows it. */
export function memberRoleTitle(programs: ProgramView[], id: string, say: (text: Text) => string): string {
  const role = programs.flatMap((program) => program.roles).find((one) => one.id === id);
  return role ? say(role.title) : id;
}
