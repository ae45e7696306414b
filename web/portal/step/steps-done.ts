import type { CaseForm, CaseStep } from '../../shared/api/cases.ts';
import type { FormState } from '../../shared/api/steps.ts';
import { isAt } from '../../shared/is-at.ts';

/** How many steps of a form are done, of those that want something. What is empty and may stay so is not counted. */
export function stepsDone(steps: readonly CaseStep[]): { done: number; of: number } {
  const counted = steps.filter(({ closing, suffices }) => !closing && suffices !== 'blank');
  const done = counted.filter(({ status, suffices }) => status === 'complete' || suffices === 'prefilled');
  return { done: done.length, of: counted.length };
}

/** The steps as the form's own findings see them: where one is missed, no step suffices that nobody wrote in. */
export function stepsAsFound({ id, steps }: CaseForm, state: FormState | undefined): CaseStep[] {
  const missed = (state?.problems ?? []).filter(({ severity }) => severity === 'error');
  return steps.map(({ suffices, ...step }) => {
    const base = `${id}.${step.id}`;
    const lacks = missed.some(({ place }) => isAt(place, base));
    return suffices === undefined || lacks ? step : { ...step, suffices };
  });
}
