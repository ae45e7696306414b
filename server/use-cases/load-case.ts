import type { CaseData, CasePeople, Release, Role } from '../../engine/index.ts';
import type { Db } from '../db/database.ts';
import { notFound } from '../http/problem.ts';
import { canSee } from '../rights/can-see.ts';
import { knownState } from '../rights/known-state.ts';
import { readerRoles } from '../rights/link-roles.ts';
import { actingRoles, isOwnCase } from '../rights/own-case.ts';
import { answerStore, type StoredStep, toAnswers } from '../stores/answers.ts';
import type { KnownState } from '../stores/case-states.ts';
import { caseStore, type StoredCase } from '../stores/cases.ts';
import { historyStore } from '../stores/history.ts';
import type { CaseDeps, User } from './case-deps.ts';
import { loadCaseData } from './load-case-data.ts';

/** A case as someone found it who may see it. */
export interface LoadedCase {
  stored: StoredCase;
  release: Release;
  /** What the reader is for this case. */
  roles: Role[];
  state: KnownState;
  /** He opened the case or is a member of its company. */
  ownCase: boolean;
  /** The roles that count for its forms and events: for his own case not those of the program. */
  acting: Role[];
}

/** A case with everything that is decided on. */
export interface CaseWithData extends LoadedCase {
  steps: StoredStep[];
  data: CaseData;
  people: CasePeople;
}

type LoadDeps = Pick<CaseDeps, 'db' | 'releases'>;

/** Timers and gateways see every case. */
export const systemRoles: Role[] = ['system'];

/** Loads a case for a user. For somebody who may not see it, it does not exist (404). */
export async function loadCase(deps: LoadDeps, user: User, caseId: string): Promise<LoadedCase> {
  const { stored, release } = await find(deps, caseId);
  const roles = await readerRoles(deps.db, user, stored, release.definition.roles);
  return seen(stored, release, roles, await isOwnCase(deps.db, user, stored, roles, release));
}

/** Loads a case with its answers and what surrounds it, for a user or for the system. */
export async function loadCaseWithData(
  deps: LoadDeps & Pick<CaseDeps, 'clock'>,
  reader: User | 'system',
  caseId: string,
): Promise<CaseWithData> {
  // The case first: what is read after it can only be newer, which its revisions then show.
  const { stored } = await find(deps, caseId);
  return withData(deps, reader, stored);
}

/** The same of a case whose row was read just now. */
export async function withData(
  deps: LoadDeps & Pick<CaseDeps, 'clock'>,
  reader: User | 'system',
  stored: StoredCase,
): Promise<CaseWithData> {
  const release = await deps.releases.get(stored.releaseHash);
  const saved = answerStore(deps.db).ofCase(stored.id);
  const [roles, steps, data] = await Promise.all([
    reader === 'system' ? systemRoles : readerRoles(deps.db, reader, stored, release.definition.roles),
    saved,
    loadCaseData(deps, stored, release, saved.then(toAnswers)),
  ]);
  const ownCase = reader !== 'system' && (await isOwnCase(deps.db, reader, stored, roles, release));
  const loaded = seen(stored, release, roles, ownCase);
  return { ...loaded, steps, data, people: await peopleOf(deps.db, loaded) };
}

/** Who sent the events that the present state's `notBy` names, and whose work the case is. */
async function peopleOf(db: Db, { stored, state }: LoadedCase): Promise<CasePeople> {
  const named = Object.values(state.view.events)
    .flatMap(({ notBy }) => notBy ?? [])
    .flatMap((one) => (typeof one === 'object' ? [one.event] : []));
  const senders = named.length > 0 ? await historyStore(db).lastSenders(stored.id, named) : {};
  return { assignee: stored.assigneeId, senders };
}

async function find({ db, releases }: LoadDeps, caseId: string) {
  const stored = await caseStore(db).find(caseId);
  if (!stored) throw notFound('This case');
  return { stored, release: await releases.get(stored.releaseHash) };
}

function seen(stored: StoredCase, release: Release, roles: Role[], ownCase: boolean): LoadedCase {
  const state = knownState(release, stored.snapshot, stored.states);
  if (roles !== systemRoles && !canSee(roles, state.viewers)) throw notFound('This case');
  return { stored, release, roles, state, ownCase, acting: actingRoles(release, roles, ownCase) };
}
