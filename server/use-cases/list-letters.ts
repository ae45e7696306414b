import type { Release, Role } from '../../engine/index.ts';
import type { Deps } from '../deps.ts';
import { notFound } from '../http/problem.ts';
import type { SessionUser } from '../rights/rights.ts';
import { administratorRole } from '../rights/roles-for.ts';
import { lettersStore, type StoredLetter } from '../stores/letters.ts';
import { hiddenAs } from './hidden-as.ts';
import { loadCase } from './load-case.ts';

export { letterFileName } from '../stores/letters.ts';

type LetterDeps = Pick<Deps, 'db' | 'releases'>;

/**
 * The letters of a case that the user may read: all of them for roles of the program, for members of the
 * company those that went to the company's side.
 */
export async function listLetters(
  deps: LetterDeps,
  user: SessionUser,
  caseId: string,
): Promise<StoredLetter[]> {
  const { release, acting } = await loadCase(deps, user, caseId);
  return (await lettersStore(deps.db).ofCase(caseId)).filter((letter) =>
    mayReadLetter(release, acting, letter),
  );
}

/** One letter; for whoever may not read it, it does not exist. */
export async function findLetter(
  deps: LetterDeps,
  user: SessionUser,
  id: string,
): Promise<{ letter: StoredLetter; number: string | null }> {
  const letter = await lettersStore(deps.db).find(id);
  if (letter === null) throw notFound('This letter');
  const { release, acting, stored } = await hiddenAs('This letter', loadCase(deps, user, letter.caseId));
  if (!mayReadLetter(release, acting, letter)) throw notFound('This letter');
  return { letter, number: stored.number };
}

/** Whether roles that count for a case (for one's own not those of the program) may read a letter to a role. */
export function mayReadLetter(release: Release, roles: Role[], letter: Pick<StoredLetter, 'role'>): boolean {
  const scopeOf = (role: Role) => release.definition.roles[role]?.scope;
  if (roles.includes(administratorRole) || roles.some((role) => scopeOf(role) === 'program')) return true;
  return (
    letter.role !== null &&
    scopeOf(letter.role) === 'member' &&
    roles.some((role) => scopeOf(role) === 'member')
  );
}
