import type { FormStep, Json, ProgramProblem, Release } from '../../model/index.ts';
import type { ProblemCode } from '../codes.ts';
import { nearest } from '../nearest.ts';
import { problem } from '../problem.ts';

/** A step under check. */
export interface StepPlace {
  release: Release;
  form: string;
  id: string;
  file: string;
  step: FormStep;
}

/** A name that is none of the known ones, with the nearest of them. */
export function unknownName(
  code: ProblemCode,
  file: string,
  pointer: string,
  found: string,
  known: readonly string[],
  message: string,
): ProgramProblem {
  const suggestion = nearest(found, known);
  const expected: Json = known.length <= 40 ? [...known] : known.length;
  return problem(code, { file, pointer, message, found, expected, ...(suggestion && { suggestion }) });
}
