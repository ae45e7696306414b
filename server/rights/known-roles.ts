import { type Words, wrongField } from '../http/problem.ts';
import type { Releases } from '../releases.ts';

const unknownRole = (pointer: string, message: Words) => wrongField('unknown-role', pointer, message);

/** Throws unless `role` is one that the program's administrator gives; `pointer`: where the request says it. */
export async function requireProgramRole(
  releases: Releases,
  { program, role }: { program: string; role: string },
  pointer: string,
): Promise<void> {
  const release = await releases.current(program);
  if (release?.definition.roles[role]?.scope !== 'program') {
    throw unknownRole(pointer, {
      en: `The program “${program}” has no role “${role}” to give.`,
      fr: `Le programme « ${program} » n’a pas de rôle « ${role} » à donner.`,
    });
  }
}

/**
 * Throws unless `role` is one of company members. A membership holds in every program, so no program
 * may know the same name as a role that reaches further.
 */
export async function requireMemberRole(releases: Releases, role: string): Promise<void> {
  const scopes = (await releases.listCurrent()).map((release) => release.definition.roles[role]?.scope);
  const known = scopes.filter((scope) => scope !== undefined);
  if (known.length === 0 || known.some((scope) => scope !== 'member')) {
    throw unknownRole('/role', {
      en: `“${role}” is not a role of a company’s members.`,
      fr: `« ${role} » n’est pas un rôle de membre d’une entreprise.`,
    });
  }
}
