import { unprocessable } from '../http/problem.ts';
import type { Releases } from '../releases.ts';

const unknownRole = (message: string, pointer: string) =>
  unprocessable('unknown-role', message, { reasons: [{ pointer, message }] });

/** Throws unless `role` is one that the program's administrator gives; `pointer`: where the request says it. */
export async function requireProgramRole(
  releases: Releases,
  { program, role }: { program: string; role: string },
  pointer: string,
): Promise<void> {
  const release = await releases.current(program);
  if (release?.definition.roles[role]?.scope !== 'program') {
    throw unknownRole(`The program “${program}” has no role “${role}” to give.`, pointer);
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
    throw unknownRole(`“${role}” is not a role of a company's members.`, '/role');
  }
}
