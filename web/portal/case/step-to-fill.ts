import type { CaseForm, CaseView } from '../../shared/api/cases.ts';

/** Where to go on with a form: the first step that may be filled in and is not complete, else its first. */
export function firstOpenStep(form: CaseForm): string {
  return (openStep(form) ?? form.steps[0])?.id ?? '';
}

/** The address of a form where one goes on with it. */
export function formHref(found: CaseView, form: CaseForm): string {
  return form.reviews
    ? `/cases/${found.id}/review/${form.id}`
    : `/cases/${found.id}/forms/${form.id}/${firstOpenStep(form)}`;
}

/** What the reader has to fill in before he can submit it: the first such form with its step. */
export function formToFill(found: CaseView) {
  const submitted = new Set(
    found.events
      .filter((event) => event.roles.some((role) => found.roles.includes(role)))
      .flatMap((event) => event.submits ?? []),
  );
  for (const form of found.forms) {
    const step = submitted.has(form.id) ? openStep(form) : undefined;
    if (step) return { form, step };
  }
  return null;
}

const openStep = (form: CaseForm) =>
  form.steps.find((step) => step.canEdit && !step.closing && step.status !== 'complete');
