import {
  type AnswerProblem,
  type CaseState,
  checkStep,
  formAccess,
  type Instant,
  type Place,
  type Release,
  type Role,
  type Text,
} from '../../engine/index.ts';
import type { StoredStep } from '../stores/answers.ts';

/** `started`: only answers are missing; `problems`: what is there is wrong. */
export type StepStatus = 'empty' | 'started' | 'complete' | 'problems';

export interface StepOutline {
  id: string;
  title: Text;
  /** Shown once the form is submitted. */
  closing?: boolean;
  revision: number;
  status: StepStatus;
  canEdit: boolean;
  problems: AnswerProblem[];
}

/** A form as one reader may see it: its steps with where each stands. */
export interface FormOutline {
  id: string;
  title: Text;
  description?: Text;
  layout: 'wizard' | 'sections' | 'dialog';
  /** The form whose answers this one judges. */
  reviews?: string;
  canEdit: boolean;
  only: Place[] | null;
  steps: StepOutline[];
}

interface OutlineInput {
  release: Release;
  state: CaseState;
  roles: Role[];
  saved: Pick<StoredStep, 'form' | 'step' | 'revision' | 'data'>[];
  now: Instant;
}

/** Outlines of the forms that the reader may see at least one step of. */
export function formOutlines(input: OutlineInput): FormOutline[] {
  return [...input.release.forms.keys()].flatMap((form) => formOutline(form, input) ?? []);
}

/** Outline of one form, `null` when the reader may see nothing of it. */
export function formOutline(formId: string, input: OutlineInput): FormOutline | null {
  const form = input.release.forms.get(formId);
  if (!form) return null;
  let only: Place[] | null = null;
  const steps = form.definition.steps.flatMap((step): StepOutline[] => {
    const access = formAccess(input.release, input.state, formId, step.id, input.roles, input.now);
    if (!access.view) return [];
    if (access.edit) only = access.only;
    const saved = input.saved.find((one) => one.form === formId && one.step === step.id);
    const problems = saved ? problemsOf(input, formId, saved) : [];
    return [
      {
        id: step.id,
        title: step.title,
        ...(step.closing ? { closing: true } : {}),
        revision: saved?.revision ?? 0,
        status: saved ? statusOf(problems) : 'empty',
        canEdit: access.edit && !step.closing,
        problems,
      },
    ];
  });
  if (steps.length === 0) return null;
  const { title, description, layout, review } = form.definition;
  return {
    id: formId,
    title,
    ...(description ? { description } : {}),
    layout,
    ...(review ? { reviews: review.of } : {}),
    canEdit: steps.some((step) => step.canEdit),
    only,
    steps,
  };
}

function problemsOf(
  { release, state, now }: OutlineInput,
  form: string,
  { step, data }: Pick<StoredStep, 'step' | 'data'>,
): AnswerProblem[] {
  return checkStep(release, { form, step, data, stored: data, only: null, caseData: state.data, now })
    .problems;
}

function statusOf(problems: AnswerProblem[]): StepStatus {
  const errors = problems.filter((problem) => problem.severity === 'error');
  if (errors.length === 0) return 'complete';
  return errors.every((problem) => problem.keyword === 'required') ? 'started' : 'problems';
}
