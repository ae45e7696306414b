import { type AnswerProblem, checkSubmission } from '../../engine/index.ts';
import { notFound } from '../http/problem.ts';
import type { CaseDeps, User } from './case-deps.ts';
import { type FormOutline, formOutline } from './form-outline.ts';
import { type CaseWithData, loadCaseWithData } from './load-case.ts';

interface FormQuery {
  user: User;
  caseId: string;
  form: string;
}

/** A form of a case with where each of its steps stands and what is wrong in it. 404 without `view`. */
export async function readForm(deps: CaseDeps, query: FormQuery): Promise<FormOutline> {
  const loaded = await loadCaseWithData(deps, query.user, query.caseId);
  return outline(loaded, query.form, deps.clock.now().toISOString());
}

/** All that keeps a form from being submitted now, as a submission would say it. 404 without `view`. */
export async function readProblems(deps: CaseDeps, query: FormQuery): Promise<AnswerProblem[]> {
  const loaded = await loadCaseWithData(deps, query.user, query.caseId);
  const now = deps.clock.now().toISOString();
  outline(loaded, query.form, now);
  const { data: caseData } = loaded;
  const { problems } = await checkSubmission(loaded.release, { forms: [query.form], caseData, now });
  return problems;
}

/** The reader's outline of a form; a form of which he may see nothing does not exist (404). */
function outline(
  { stored, release, roles, steps, data }: CaseWithData,
  formId: string,
  now: string,
): FormOutline {
  const state = { snapshot: stored.snapshot, data };
  const form = formOutline(formId, { release, state, roles, saved: steps, now });
  if (!form) throw notFound('This form');
  return form;
}
