import type { AnswerProblem, Text } from '../../../engine/index.ts';
import { same } from '../../portal/step/merge-answers.ts';
import { messages } from './messages.ts';

/** Kind of the findings of this check, beside those of the program's rulesets. */
export const UNLOOKED = 'looked-at-again';

const inAllLanguages = (key: 'unlooked' | 'unlookedTitle'): Text => ({
  en: messages.en[key],
  fr: messages.fr[key],
});

export const unlookedTitle = { ruleset: UNLOOKED, title: inAllLanguages('unlookedTitle') };

/** That a question which came back is judged just as before it did: nothing shows that anybody looked at it. */
export function unlookedFinding(place: string, now: object, before: object): AnswerProblem[] {
  if (!('mark' in now) || !same(now, before)) return [];
  const message = inAllLanguages('unlooked');
  return [
    { severity: 'warning', place, pointer: '', keyword: 'warning', params: { ruleset: UNLOOKED }, message },
  ];
}

export const isUnlooked = ({ params }: Pick<AnswerProblem, 'params'>): boolean =>
  (params as { ruleset?: unknown } | undefined)?.ruleset === UNLOOKED;
