import { type JsonObject, prefillStep } from '../../engine/index.ts';
import type { CaseDeps, User } from './case-deps.ts';
import { requireForm } from './require-form.ts';

export interface FormAnswers {
  /** Step → what was saved last, or its first values under revision 0. */
  steps: { [step: string]: { revision: number; data: JsonObject } };
}

/** The answers of a form, those of the steps that the reader may see. 404 without `view`. */
export async function readAnswers(
  deps: CaseDeps,
  query: { user: User; caseId: string; form: string },
): Promise<FormAnswers> {
  const { loaded, form, steps, now } = await requireForm(deps, query);
  const { release, data } = loaded;
  const of = (step: string) => {
    const saved = loaded.steps.find((one) => one.form === form.id && one.step === step);
    if (saved) return { revision: saved.revision, data: saved.data };
    return { revision: 0, data: prefillStep(release, form.id, step, data, now) };
  };
  return { steps: Object.fromEntries([...steps].map((step) => [step, of(step)])) };
}
