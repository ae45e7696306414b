import type { Instant, Place } from '../../engine/index.ts';
import type { Db } from '../db/database.ts';
import { submissionStore } from '../stores/submissions.ts';
import { type AskedItem, askedItems } from './asked-items.ts';
import type { FormOutline, StepOutline } from './form-outline.ts';
import type { CaseWithData } from './load-case.ts';

interface Returned {
  form: Pick<FormOutline, 'id' | 'reviews' | 'canEdit' | 'only'> & {
    steps: readonly Pick<StepOutline, 'id' | 'canEdit'>[];
  };
  asked: AskedItem[];
  /** When it was submitted last; undefined before the first time. */
  submittedAt: Instant | undefined;
  /** When each of its steps was saved last. */
  saved: readonly { form: string; updatedAt: Instant }[];
}

/**
 * Where somebody begins with a form that came back to him: at the first place that is not ticked as addressed or,
 * where nothing is to be ticked, at the first that he may change, until he has changed something. Null for a form that
 * did not come back, and once he may as well send it.
 */
export function placeToMend({ form, asked, submittedAt, saved }: Returned): Place | null {
  if (!form.canEdit || form.reviews !== undefined || submittedAt === undefined) return null;
  const tickable = asked.filter(({ done }) => done !== null);
  if (tickable.length > 0) return tickable.find(({ done }) => !done)?.place ?? null;
  if (saved.some((step) => step.form === form.id && step.updatedAt > submittedAt)) return null;
  const [first] = asked;
  if (first) return first.place;
  const step = form.only === null ? form.steps.find(({ canEdit }) => canEdit) : undefined;
  return step ? `${form.id}.${step.id}` : null;
}

/** The same of each form of a case: form → place. */
export async function placesToMend(
  deps: { db: Db },
  loaded: CaseWithData,
  forms: readonly FormOutline[],
  now: Instant,
): Promise<{ [form: string]: Place | null }> {
  const submitted = await submissionStore(deps.db).latest(loaded.stored.id);
  return Object.fromEntries(
    forms.map((form) => {
      const asked = askedItems(loaded, form, now);
      const submittedAt = submitted.get(form.id);
      return [form.id, placeToMend({ form, asked, submittedAt, saved: loaded.steps })];
    }),
  );
}
