import type { CaseForm, CaseStep, CaseView } from '../../shared/api/cases.ts';
import { isAt } from '../../shared/is-at.ts';
import { ownEvents } from './own-events.ts';
import { placeHref } from './place-href.ts';

/** Where to go on with a form: the first step that may be filled in and is not complete, else that may be changed. */
function firstOpenStep(form: CaseForm): string {
  return (openStep(form) ?? form.steps.find((step) => isChangeable(form, step)) ?? form.steps[0])?.id ?? '';
}

/** The address of a form where one goes on with it. */
export function formHref(found: CaseView, form: CaseForm): string {
  const mend = form.mend === null ? undefined : placeHref(found.id, form.mend);
  if (mend) return mend;
  return form.reviews
    ? `/cases/${found.id}/review/${form.id}`
    : `/cases/${found.id}/forms/${form.id}/${firstOpenStep(form)}`;
}

/** The address of a step that leads on, or of the place in it to begin at. */
export function stepHref(found: CaseView, form: CaseForm, { id }: CaseStep): string {
  return form.mend === null && !form.reviews
    ? `/cases/${found.id}/forms/${form.id}/${id}`
    : formHref(found, form);
}

/**
 * What the reader has to fill in before he can send it on: the first such form with its step. A form that came back is
 * begun where it is to be mended; what he only adds to, at the step where his own event is offered.
 */
export function formToFill(found: CaseView) {
  const own = ownEvents(found);
  const submitted = new Set(own.flatMap((event) => event.submits ?? []));
  for (const form of found.forms) {
    const step = submitted.has(form.id) ? (stepToMend(form) ?? openStep(form)) : undefined;
    if (step) return { form, step };
  }
  if (submitted.size > 0 || !found.turn.reader) return null;
  const ahead = own
    .filter(({ tone, offered }) => tone === 'primary' && !offered)
    .flatMap(({ at }) => at ?? []);
  for (const form of found.forms) {
    const step = form.steps.find(({ id, canEdit }) => canEdit && ahead.includes(`${form.id}.${id}`));
    if (step) return { form, step };
  }
  return null;
}

const stepToMend = ({ id, mend, steps }: CaseForm) =>
  steps.find((step) => mend !== null && isAt(mend, `${id}.${step.id}`));

const openStep = (form: CaseForm) =>
  form.steps.find((step) => isChangeable(form, step) && step.status !== 'complete');

/** In a round, a step may be opened for writing and yet hold nothing that may be changed. */
function isChangeable({ id, only }: CaseForm, { id: step, canEdit, closing }: CaseStep): boolean {
  const here = `${id}.${step}`;
  const isAsked = only === null || only.some((place) => isAt(place, here));
  return canEdit && !closing && isAsked;
}
