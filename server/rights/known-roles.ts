import { unprocessable } from '../http/problem.ts';
import type { Releases } from '../releases.ts';

/** Throws unless `role` is one that the program's administrator gives. */
export async function requireProgramRole(releases: Releases, program: string, role: string): Promise<void> {
  const release = await releases.current(program);
  if (release?.definition.roles[role]?.scope !== 'program') {
    throw unprocessable('unknown-role', `The program “${program}” has no role “${role}” to give.`);
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
    throw unprocessable('unknown-role', `“${role}” is not a role of a company's members.`);
  }
}
