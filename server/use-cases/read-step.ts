import {
  type AnswerProblem,
  checkStep,
  formAccess,
  type JsonObject,
  type Place,
  prefillStep,
} from '../../engine/index.ts';
import { notFound } from '../http/problem.ts';
import { submissionStore } from '../stores/submissions.ts';
import type { CaseDeps, User } from './case-deps.ts';
import { type CaseWithData, loadCaseWithData } from './load-case.ts';
import { type StepSurroundings, stepSurroundings } from './step-surroundings.ts';

export interface ReadStep {
  user: User;
  caseId: string;
  form: string;
  step: string;
}

export interface StepAnswer extends StepSurroundings {
  /** 0 until somebody saves it; `data` then holds the first values. */
  revision: number;
  data: JsonObject;
  problems: AnswerProblem[];
  canEdit: boolean;
  only: Place[] | null;
  /** As it was submitted last; null before the first submission. */
  former: JsonObject | null;
}

/** A step as it was saved last, or with its first values when nobody has saved it. 404 without `view`. */
export async function readStep(deps: CaseDeps, query: ReadStep): Promise<StepAnswer> {
  return stepAnswer(deps, await loadCaseWithData(deps, query.user, query.caseId), query);
}

/** The same of a case that was loaded already. */
export async function stepAnswer(
  deps: CaseDeps,
  { stored, release, acting: roles, steps, data: caseData }: CaseWithData,
  { form, step }: Pick<ReadStep, 'form' | 'step'>,
): Promise<StepAnswer> {
  if (!release.forms.get(form)?.steps.has(step)) throw notFound('This step');
  const now = deps.clock.now().toISOString();
  const access = formAccess(release, { snapshot: stored.snapshot, data: caseData }, form, step, roles, now);
  if (!access.view) throw notFound('This step');
  const saved = steps.find((one) => one.form === form && one.step === step);
  const data = saved?.data ?? prefillStep(release, form, step, caseData, now);
  const submitted = (await submissionStore(deps.db).ofForm(stored.id, form)).at(-1);
  const former = submitted?.data[step] ?? null;
  const { problems } = checkStep(release, { form, step, data, stored: data, only: null, caseData, now });
  return {
    revision: saved?.revision ?? 0,
    data,
    problems,
    canEdit: access.edit,
    only: access.only,
    former,
    ...stepSurroundings({ release, stored, data: caseData, roles, now }, form, step),
  };
}
