import { useJsonForms } from '@jsonforms/react';
import type { RefObject } from 'react';
import { useDrafts } from './drafts.ts';

/** What stands in a form at this moment, and which of it the schema refuses. */
export interface AnswersNow {
  data: Record<string, unknown>;
  errors: { path: string; message: string }[];
}

/** Reads a form's answers at once; null before the form is drawn. */
export type ReadAnswers = (() => AnswersNow) | null;

interface CurrentAnswersProps {
  slot: RefObject<ReadAnswers>;
  judge: (data: Record<string, unknown>) => AnswersNow['errors'];
}

/**
 * What is typed is told after a pause. Who sends a form in one go with writing it would send and judge what stood
 * there before; the slot reads what stands there now. Draws nothing.
 */
export function CurrentAnswers({ slot, judge }: CurrentAnswersProps) {
  const { core } = useJsonForms();
  const drafts = useDrafts();
  slot.current = () => {
    const answers = (core?.data ?? {}) as Record<string, unknown>;
    const data = drafts?.over(answers) ?? answers;
    return { data, errors: judge(data) };
  };
  return null;
}
