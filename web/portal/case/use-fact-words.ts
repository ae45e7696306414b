import type { DecisionRow } from '../../shared/api/cases.ts';
import { usePrograms } from '../../shared/api/programs.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { decisionMessages } from './decision-messages.ts';
import { type FactWords, factWords } from './fact-words.ts';

/** The facts of a decision in the reader's language, money in the program's currency. */
export function useFactWords(names: DecisionRow['names'], program: string): FactWords {
  const { say, date, number, money } = useLanguage();
  const m = useMessages(decisionMessages);
  const currency = usePrograms().data?.find((one) => one.id === program)?.currency ?? null;
  return factWords({ names, currency, say, date, number, money, m });
}
