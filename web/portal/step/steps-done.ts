import type { CaseForm, CaseStep } from '../../shared/api/cases.ts';
import type { FormState } from '../../shared/api/steps.ts';
import { isAt } from '../../shared/is-at.ts';

const isCounted = ({ closing, suffices }: CaseStep): boolean => !closing && suffices !== 'blank';

/** How many steps of a form are done, of those that want something. What is empty and may stay so is not counted. */
export function stepsDone(steps: readonly CaseStep[]): { done: number; of: number } {
  const counted = steps.filter(isCounted);
  const done = counted.filter(({ status, suffices }) => status === 'complete' || suffices === 'prefilled');
  return { done: done.length, of: counted.length };
}

/**
 * Where a step stands among those that `stepsDone` counts, so that one page says one number of steps; null for what
 * may stay empty, which stands between them.
 */
export function stepPlace(steps: readonly CaseStep[], id: string): { number: number; of: number } | null {
  const counted = steps.filter(isCounted);
  const at = counted.findIndex((step) => step.id === id);
  return at < 0 ? null : { number: at + 1, of: counted.length };
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
