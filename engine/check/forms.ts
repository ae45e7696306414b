import type { ProgramProblem, Release } from '../model/index.ts';
import { checkCoverage } from './forms/coverage.ts';
import { checkDefinition } from './forms/definition.ts';
import { checkElements } from './forms/elements.ts';
import { checkStepExpressions } from './forms/expressions.ts';
import { checkOffers } from './forms/offers.ts';
import { checkReview } from './forms/review.ts';
import { checkStepSchema } from './forms/step-schema.ts';
import { checkTexts } from './forms/texts.ts';

const stepChecks = [checkStepSchema, checkElements, checkStepExpressions, checkCoverage, checkTexts];

/** Faults of all forms of a release: their definitions, schemas, UI schemas and texts. */
export function checkForms(release: Release): ProgramProblem[] {
  return [...release.forms.values()].flatMap((form) => {
    const steps = [...form.steps.values()].flatMap(({ id, file, step }) => {
      const place = { release, form: form.id, id, file, step };
      return stepChecks.flatMap((check) => check(place));
    });
    return [
      ...checkDefinition(release, form),
      ...checkReview(release, form),
      ...checkOffers(release, form),
      ...steps,
    ];
  });
}
