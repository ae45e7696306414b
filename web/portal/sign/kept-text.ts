import { useCallback, useEffect, useMemo } from 'react';
import type { SentForm } from '../../renderers/sent-form.tsx';
import { ApiError } from '../../shared/api/client.ts';
import type { StepAnswer } from '../../shared/api/steps.ts';
import { type Answers, mergeAnswers, same } from '../step/merge-answers.ts';
import { browserKeeper, forgetKept } from '../step/unsaved-text.ts';

/** What is filled in by a link, and what is written in place of it: without the token, which is not to be kept. */
export const keyOf = (draft: string, event?: string): string =>
  ['sign', draft, event].filter((part) => part !== undefined).join('/');

export interface KeptText {
  /** What the form begins with: what is stored, and over it what was written here and never sent. */
  start: Answers;
  /** There was such text. */
  restored: boolean;
  /** Keeps what is written until it is sent. */
  keep: (written: Answers) => void;
}

/** Text of a step that waits in the browser until the link is used, so that a reload does not lose it. */
export function useKeptText(
  key: string,
  { data, revision }: Pick<StepAnswer, 'data' | 'revision'>,
): KeptText {
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

/** Keeps what stands in a form as it is written, with the last keystrokes when the page goes. */
export function useKeeping(sent: SentForm, keep: KeptText['keep']): void {
  useEffect(() => keep(sent.written), [keep, sent.written]);
  useEffect(() => {
    // The last keystrokes are not in what is written so far.
    const leave = () => keep(sent.now.current?.().data ?? sent.written);
    window.addEventListener('pagehide', leave);
    return () => window.removeEventListener('pagehide', leave);
  }, [keep, sent]);
}

/** The link is used: nothing of its text stays behind. */
export const forgetKeptText = (draft: string): void => forgetKept(keyOf(draft));

/** A link that was used elsewhere, or that nothing is wanted of any more, leaves no text behind here either. */
export function forgetIfOver(error: unknown): void {
  const draft = error instanceof ApiError ? error.problem.draft : undefined;
  if (typeof draft === 'string') forgetKeptText(draft);
}
