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

/** The reader's outline of a form; a form of which he may see nothing does not exist (404). */
function outline(
  { stored, release, acting: roles, steps, data }: CaseWithData,
  formId: string,
  now: string,
): FormOutline {
  const state = { snapshot: stored.snapshot, data };
  const form = formOutline(formId, { release, state, roles, saved: steps, now });
  if (!form) throw notFound('This form');
  return form;
}
