import type { AnswerProblem } from '../../../engine/index.ts';

/** Whether a rule said it. What the schema has against a value, the form itself knows as one types. */
const isOfRule = (problem: AnswerProblem): boolean => problem.keyword === problem.severity;

/** Findings of rules for one step: those at its fields, and those about the step or the form as a whole. */
export function findingsOfStep(
  problems: readonly AnswerProblem[],
  at: { form: string; step: string },
): { atFields: AnswerProblem[]; ofWhole: AnswerProblem[] } {
  const whole = [at.form, `${at.form}.${at.step}`];
  const found = problems.filter(isOfRule);
  return {
    atFields: found.filter(({ place }) => place.startsWith(`${at.form}.${at.step}.`)),
    ofWhole: found.filter(({ place }) => whole.includes(place)),
  };
}
