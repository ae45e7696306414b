import type { ReactNode } from 'react';
import type { AnswerProblem } from '../../../engine/index.ts';
import { ProgramLink } from '../../shared/parts/program-link.tsx';

/** Where a finding sends its reader: to the program that the case is rather for. */
export function moreAbout({ params }: AnswerProblem): ReactNode {
  const { program } = (params ?? {}) as { program?: unknown };
  return typeof program === 'string' ? <ProgramLink program={program} /> : null;
}
