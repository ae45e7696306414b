import { formAccess, type Instant, type LoadedForm } from '../../engine/index.ts';
import { notFound } from '../http/problem.ts';
import type { CaseDeps, User } from './case-deps.ts';
import { type CaseWithData, loadCaseWithData } from './load-case.ts';

/** A form of a case, and the steps of it that the reader may see. */
export interface FormOfCase {
  loaded: CaseWithData;
  form: LoadedForm;
  steps: ReadonlySet<string>;
  now: Instant;
}

/** A form for somebody who may see at least a step of it; for others it does not exist (404). */
export async function requireForm(
  deps: CaseDeps,
  query: { user: User; caseId: string; form: string },
): Promise<FormOfCase> {
  const loaded = await loadCaseWithData(deps, query.user, query.caseId);
  const { release, stored, data, acting } = loaded;
  const form = release.forms.get(query.form);
  if (!form) throw notFound('This form');
  const now = deps.clock.now().toISOString();
  const state = { snapshot: stored.snapshot, data };
  const steps = [...form.steps.keys()].filter(
    (step) => formAccess(release, state, form.id, step, acting, now).view,
  );
  if (steps.length === 0) throw notFound('This form');
  return { loaded, form, steps: new Set(steps), now };
}
