import { describe, expect, it } from 'vitest';
import { stepPlace, stepsAsFound, stepsDone } from '../../web/portal/step/steps-done.ts';
import type { CaseForm, CaseStep } from '../../web/shared/api/cases.ts';
import type { FormState } from '../../web/shared/api/steps.ts';

const step = (id: string, more: Partial<CaseStep> = {}): CaseStep => ({
  id,
  title: id,
  revision: 0,
  status: 'empty',
  canEdit: true,
  ...more,
});
const form = (steps: CaseStep[]) => ({ id: 'survey', steps }) as CaseForm;
const missing = (place: string) => ({ problems: [{ severity: 'error', place }] }) as unknown as FormState;

describe('how far a form is', () => {
  it('counts what wants an answer, and what was filled in beforehand as done', () => {
    const steps = [
      step('who', { status: 'complete' }),
      step('where', { suffices: 'prefilled' }),
      step('notes', { suffices: 'blank' }),
      step('why'),
      step('thanks', { closing: true }),
    ];
    expect(stepsDone(steps)).toEqual({ done: 2, of: 3 });
  });

  it('numbers the steps as it counts them', () => {
    const steps = [
      step('who'),
      step('notes', { suffices: 'blank' }),
      step('why'),
      step('ty', { closing: true }),
    ];
    expect(stepPlace(steps, 'why')).toEqual({ number: 2, of: stepsDone(steps).of });
    expect(stepPlace(steps, 'notes')).toBeNull();
  });

  it('counts nothing where nothing is asked', () => {
    expect(stepsDone([step('message', { suffices: 'blank' })])).toEqual({ done: 0, of: 0 });
  });

  it('takes a step for missing once other answers ask for it', () => {
    const steps = [step('plan', { suffices: 'blank' }), step('plants', { suffices: 'blank' })];
    const found = stepsAsFound(form(steps), missing('survey.plan.items'));
    expect(found.map(({ suffices }) => suffices)).toEqual([undefined, 'blank']);
    expect(stepsDone(found)).toEqual({ done: 0, of: 1 });
  });
});
