import {
  type Actor,
  type CaseData,
  type Release,
  type StepForward,
  start,
  todayIn,
} from '../../engine/index.ts';
import type { StoredCase } from '../stores/cases.ts';
import type { CaseDeps } from './case-deps.ts';
import { loadCaseData } from './load-case-data.ts';

interface Opening {
  id: string;
  release: Release;
  companyId: string;
  actor: Actor;
  at: string;
}

/** What opening a case would come to: its first step, or why it is refused. Writes nothing. */
export async function decideStart(
  deps: Pick<CaseDeps, 'db' | 'clock'>,
  opening: Opening,
): Promise<{ stored: StoredCase; data: CaseData; step: StepForward }> {
  const { release, actor, at } = opening;
  const stored = newCase(opening);
  const data = await loadCaseData(deps, stored, release, {});
  return { stored, data, step: await start(release, data, actor, at) };
}

function newCase({ id, release, companyId, actor, at }: Opening): StoredCase {
  return {
    id,
    program: release.program,
    releaseHash: release.hash,
    number: null,
    companyId,
    assessorId: actor.id,
    assigneeId: null,
    revision: 0,
    answersRevision: 0,
    state: '',
    states: [],
    stateKey: '',
    ended: false,
    openedAt: at,
    openedOn: todayIn(release.definition.timeZone, at),
    submittedOn: null,
    endedAt: null,
    nextDue: null,
    summary: {},
    search: '',
    lastHash: '',
    updatedAt: at,
    snapshot: { status: 'active', value: '', context: {} },
  };
}
