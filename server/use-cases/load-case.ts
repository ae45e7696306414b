import type { Release, Role } from '../../engine/index.ts';
import { notFound } from '../http/problem.ts';
import { canSee } from '../rights/can-see.ts';
import { knownState } from '../rights/known-state.ts';
import { rolesFor } from '../rights/roles-for.ts';
import type { KnownState } from '../stores/case-states.ts';
import { caseStore, type StoredCase } from '../stores/cases.ts';
import type { CaseDeps, User } from './case-deps.ts';

/** A case as someone found it who may see it. */
export interface LoadedCase {
  stored: StoredCase;
  release: Release;
  /** What the reader is for this case. */
  roles: Role[];
  state: KnownState;
}

/** Loads a case for a user. For somebody who may not see it, it does not exist (404). */
export async function loadCase(
  deps: Pick<CaseDeps, 'db' | 'releases'>,
  user: User,
  caseId: string,
): Promise<LoadedCase> {
  const stored = await caseStore(deps.db).find(caseId);
  if (!stored) throw notFound('This case');
  const [release, roles] = await Promise.all([
    deps.releases.get(stored.releaseHash),
    rolesFor(deps.db, user, stored),
  ]);
  const state = knownState(release, stored.snapshot, stored.states);
  if (!canSee(roles, state.viewers)) throw notFound('This case');
  return { stored, release, roles, state };
}
