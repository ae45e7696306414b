import { type CaseState, checkStep, type Instant, prefillStep, type Release } from '../../engine/index.ts';

/** A step that may go as it is: nothing is in it and nothing is asked, or what it was filled in with is right. */
export type Suffices = 'blank' | 'prefilled';

/** Whether a step that nobody saved suffices with its first values; `null` where something is to be written. */
export function firstValuesSuffice(
  release: Release,
  { data }: Pick<CaseState, 'data'>,
  { form, step }: { form: string; step: string },
  now: Instant,
): Suffices | null {
  const values = prefillStep(release, form, step, data, now);
  const { problems } = checkStep(release, {
    form,
    step,
    data: values,
    stored: values,
    only: null,
    caseData: data,
    now,
  });
  if (problems.some(({ severity }) => severity === 'error')) return null;
  return Object.keys(values).length === 0 ? 'blank' : 'prefilled';
}
