import {
  type AnswerProblem,
  checkSubmission,
  type OfferedRow,
  offeredRows,
  type StepProgress,
  stepProgress,
} from '../../engine/index.ts';
import { notFound } from '../http/problem.ts';
import { type AskedItem, askedItems } from './asked-items.ts';
import type { CaseDeps, User } from './case-deps.ts';
import { formOutline } from './form-outline.ts';
import { loadCaseWithData } from './load-case.ts';

/** How a form stands as a whole, computed from what is saved. */
export interface FormState {
  /** All that keeps it from being submitted, and what rules say beside. */
  problems: AnswerProblem[];
  /** Places that may be changed, when not all of it may be; otherwise empty. */
  asked: AskedItem[];
  /** Of steps with questions of the scorecard. */
  progress: StepProgress[];
  /** Rows that answers give reason to write. */
  offers: OfferedRow[];
}

/** 404 without `view`. */
export async function readFormState(
  deps: CaseDeps,
  query: { user: User; caseId: string; form: string },
): Promise<FormState> {
  const loaded = await loadCaseWithData(deps, query.user, query.caseId);
  const { stored, release, acting: roles, steps: saved, data: caseData } = loaded;
  const now = deps.clock.now().toISOString();
  const state = { snapshot: stored.snapshot, data: caseData };
  const outline = formOutline(query.form, { release, state, roles, saved, now });
  if (!outline) throw notFound('This form');
  const { problems } = await checkSubmission(release, { forms: [query.form], caseData, now });
  return {
    problems,
    asked: askedItems(loaded, outline, now),
    progress: stepProgress(release, query.form, caseData),
    offers: outline.canEdit ? offeredRows(release, query.form, caseData) : [],
  };
}
