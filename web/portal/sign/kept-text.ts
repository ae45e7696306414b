import { useCallback, useMemo } from 'react';
import type { SignedLink } from '../../shared/api/signed-link.ts';
import type { StepAnswer } from '../../shared/api/steps.ts';
import { type Answers, mergeAnswers, same } from '../step/merge-answers.ts';
import { browserKeeper } from '../step/unsaved-text.ts';

/** Names what is signed by whom, without the token: that opens the link and is not to be kept. */
export const keyOf = ({ case: { company, number }, person, form, step }: SignedLink): string =>
  ['sign', person.email, company.id, number ?? '', form, step].join('/');

export interface KeptText {
  /** What the form begins with: what is stored, and over it what was written here and never sent. */
  start: Answers;
  /** There was such text. */
  restored: boolean;
  /** Keeps what is written until it is sent. */
  keep: (written: Answers) => void;
}

/** Text of a step that waits in the browser until the link is used, so that a reload does not lose it. */
export function useKeptText(key: string, { data, revision }: StepAnswer): KeptText {
  const keeper = useMemo(() => browserKeeper(key), [key]);
  const start = useMemo(() => {
    const before = keeper.read();
    return before ? mergeAnswers(before.base, before.data, data).mine : data;
  }, [keeper, data]);
  const keep = useCallback(
    (written: Answers) => {
      if (same(written, data)) keeper.forget();
      else keeper.keep({ data: written, base: data, revision });
    },
    [keeper, data, revision],
  );
  return { start, restored: !same(start, data), keep };
}

/** The link is used: nothing of its text stays behind. */
export const forgetKeptText = (link: SignedLink): void => browserKeeper(keyOf(link)).forget();
