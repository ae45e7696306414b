import { type Answers, type CaseData, type Release, todayIn } from '../../engine/index.ts';
import type { Clock } from '../clock.ts';
import type { Db } from '../db/database.ts';
import { caseContextStore } from '../stores/case-context.ts';
import type { StoredCase } from '../stores/cases.ts';
import { releaseNeeds } from './release-needs.ts';

const nobody = { name: '', email: '', phone: '' };
const emptyCompany: Omit<CaseData['company'], 'openCases'> = {
  name: '',
  address: { street: '', city: '', province: '', postalCode: '' },
  contact: { name: '', phone: '', fax: '', email: '' },
  wcbAccounts: [],
  industryCodes: [],
  member: false,
  attributes: {},
  profile: {},
};

type CaseFacts = Pick<
  StoredCase,
  'id' | 'number' | 'program' | 'companyId' | 'assessorId' | 'openedOn' | 'submittedOn'
>;

/** A case's own data with nothing of its surroundings, for expressions that read answers alone. */
export function bareCaseData(stored: CaseFacts, answers: Answers): CaseData {
  return {
    case: caseOf(stored),
    company: { ...emptyCompany, openCases: [] },
    assessor: { ...nobody, id: stored.assessorId, training: [] },
    previous: null,
    balance: { invoiced: 0, paid: 0, due: 0 },
    answers,
  };
}

function caseOf(stored: CaseFacts): CaseData['case'] {
  return {
    id: stored.id,
    number: stored.number,
    openedOn: stored.openedOn,
    submittedOn: stored.submittedOn,
  };
}

/** Everything that expressions may see of a case, but for what its release never names. */
export async function loadCaseData(
  { db, clock }: { db: Db; clock: Clock },
  stored: CaseFacts,
  release: Release,
  answers: Answers | Promise<Answers>,
): Promise<CaseData> {
  const store = caseContextStore(db);
  const needs = releaseNeeds(release);
  const today = todayIn(release.definition.timeZone, clock.now().toISOString());
  const [known, { company, assessor }, openCases, training, previous, balance] = await Promise.all([
    answers,
    store.parties(stored.companyId, stored.assessorId),
    needs.has('openCases') ? store.openCases(stored.companyId, stored.id) : [],
    needs.has('training') ? store.training(stored.assessorId, today) : [],
    needs.has('previous') ? store.previous(stored.companyId, stored.program, stored.id) : null,
    needs.has('balance') ? store.balance(stored.id) : { invoiced: 0, paid: 0, due: 0 },
  ]);
  return {
    case: caseOf(stored),
    company: { ...(company ?? emptyCompany), openCases },
    assessor: { ...(assessor ?? { ...nobody, id: stored.assessorId }), training },
    previous,
    balance,
    answers: known,
  };
}
