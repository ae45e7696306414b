import { type AnswerProblem, checkSubmission } from '../../engine/index.ts';
import { notFound } from '../http/problem.ts';
import { answerStore, toAnswers } from '../stores/answers.ts';
import type { CaseDeps, User } from './case-deps.ts';
import { type FormOutline, formOutline } from './form-outline.ts';
import { type LoadedCase, loadCase } from './load-case.ts';
import { loadCaseData } from './load-case-data.ts';

interface FormQuery {
  user: User;
  caseId: string;
  form: string;
}

/** A form of a case with where each of its steps stands and what is wrong in it. 404 without `view`. */
export async function readForm(deps: CaseDeps, query: FormQuery): Promise<FormOutline> {
  const loaded = await loadCase(deps, query.user, query.caseId);
  return (await outline(deps, loaded, query.form)).form;
}

/** All that keeps a form from being submitted now, as a submission would say it. 404 without `view`. */
export async function readProblems(deps: CaseDeps, query: FormQuery): Promise<AnswerProblem[]> {
  const loaded = await loadCase(deps, query.user, query.caseId);
  const { caseData, now } = await outline(deps, loaded, query.form);
  const { problems } = await checkSubmission(loaded.release, { forms: [query.form], caseData, now });
  return problems;
}

async function outline(deps: CaseDeps, { stored, release, roles }: LoadedCase, formId: string) {
  const now = deps.clock.now().toISOString();
  const saved = await answerStore(deps.db).ofCase(stored.id);
  const caseData = await loadCaseData(deps.db, stored, release, toAnswers(saved));
  const state = { snapshot: stored.snapshot, data: caseData };
  const form = formOutline(formId, { release, state, roles, saved, now });
  if (!form) throw notFound('This form');
  return { form, caseData, now };
}
