import type { ProgramProblem } from '../model/index.ts';
import { type ProblemCode, problemCodes } from './codes.ts';

/** A fault with the weight that the catalogue gives its code. */
export function problem(code: ProblemCode, place: Omit<ProgramProblem, 'code' | 'severity'>): ProgramProblem {
  return { code, severity: problemCodes[code].severity, ...place };
}
