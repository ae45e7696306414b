import type { CaseData, Release, Role } from '../../engine/index.ts';
import { notFound } from '../http/problem.ts';
import { canSee } from '../rights/can-see.ts';
import { knownState } from '../rights/known-state.ts';
import { rolesFor } from '../rights/roles-for.ts';
import { answerStore, type StoredStep, toAnswers } from '../stores/answers.ts';
import type { KnownState } from '../stores/case-states.ts';
import { caseStore, type StoredCase } from '../stores/cases.ts';
import type { CaseDeps, User } from './case-deps.ts';
import { loadCaseData } from './load-case-data.ts';

/** A case as someone found it who may see it. */
export interface LoadedCase {
  stored: StoredCase;
  release: Release;
  /** What the reader is for this case. */
  roles: Role[];
  state: KnownState;
}

/** A case with everything that is decided on. */
export interface CaseWithData extends LoadedCase {
  steps: StoredStep[];
  data: CaseData;
}

type LoadDeps = Pick<CaseDeps, 'db' | 'releases'>;

/** Timers and gateways see every case. */
export const systemRoles: Role[] = ['system'];

/** Loads a case for a user. For somebody who may not see it, it does not exist (404). */
export async function loadCase(deps: LoadDeps, user: User, caseId: string): Promise<LoadedCase> {
  const { stored, release } = await find(deps, caseId);
  return seen(stored, release, await rolesFor(deps.db, user, stored, release.definition.roles));
}

/** Loads a case with its answers and what surrounds it, for a user or for the system. */
export async function loadCaseWithData(
  deps: LoadDeps,
  reader: User | 'system',
  caseId: string,
): Promise<CaseWithData> {
  // The case first: what is read after it can only be newer, which its revisions then show.
  const { stored, release } = await find(deps, caseId);
  const saved = answerStore(deps.db).ofCase(caseId);
  const [roles, steps, data] = await Promise.all([
    reader === 'system' ? systemRoles : rolesFor(deps.db, reader, stored, release.definition.roles),
    saved,
    loadCaseData(deps.db, stored, release, saved.then(toAnswers)),
  ]);
  return { ...seen(stored, release, roles), steps, data };
}

async function find({ db, releases }: LoadDeps, caseId: string) {
  const stored = await caseStore(db).find(caseId);
  if (!stored) throw notFound('This case');
  return { stored, release: await releases.get(stored.releaseHash) };
}

function seen(stored: StoredCase, release: Release, roles: Role[]): LoadedCase {
  const state = knownState(release, stored.snapshot, stored.states);
  if (roles !== systemRoles && !canSee(roles, state.viewers)) throw notFound('This case');
  return { stored, release, roles, state };
}
