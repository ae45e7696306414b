import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { Drafts } from '../../renderers/drafts.ts';
import { ApiError, type Problem } from '../../shared/api/client.ts';
import { forgetSteps, readStep, type StepAnswer, saveStep } from '../../shared/api/steps.ts';
import type { Answers } from './merge-answers.ts';
import { type SaveResult, type SaveStatus, type StepSaver, stepSaver } from './step-saver.ts';
import { browserKeeper } from './unsaved-text.ts';

export interface StepAddress {
  case: string;
  form: string;
  step: string;
}

/**
 * A step that is saved as it is filled in; what it says changes with each save. What fields have not told yet is
 * taken from `drafts` before anything is left or sent. `onSaved` is told of each save, also of the one that arrives
 * when the step has been left.
 */
export function useAutosave(at: StepAddress, user: string, start: StepAnswer, onSaved?: () => void) {
  const [drafts] = useState(() => new Drafts());
  const [isWriting, setIsWriting] = useState(false);
  useEffect(() => drafts.watch(setIsWriting), [drafts]);
  const queries = useQueryClient();
  const listeners = useRef(new Set<() => void>());
  const [saver] = useState<StepSaver>(() =>
    stepSaver({
      start,
      async send(revision, data) {
        const result = await send(at, revision, data);
        if (result.kind === 'saved') {
          forgetSteps(queries, at.case);
          onSaved?.();
        }
        return result;
      },
      keeper: start.canEdit
        ? browserKeeper([user, at.case, at.form, at.step].join('.'))
        : { read: () => null, keep: () => {}, forget: () => {} },
      later(run, milliseconds) {
        const timer = window.setTimeout(run, milliseconds);
        return () => window.clearTimeout(timer);
      },
      changed: () => {
        for (const listener of listeners.current) listener();
      },
    }),
  );
  const state = useSyncExternalStore(
    (listener) => {
      listeners.current.add(listener);
      return () => listeners.current.delete(listener);
    },
    () => saver.state(),
  );

  const { takeIn, flush } = useMemo(() => {
    const takeIn = () => {
      if (start.canEdit) saver.change(drafts.over(saver.latest()));
    };
    return {
      takeIn,
      flush() {
        takeIn();
        return saver.flush();
      },
    };
  }, [saver, drafts, start.canEdit]);
  useEffect(() => {
    const leave = (event: BeforeUnloadEvent) => {
      takeIn();
      if (saver.isDirty()) event.preventDefault();
    };
    const now = () => void flush();
    window.addEventListener('beforeunload', leave);
    window.addEventListener('online', now);
    document.addEventListener('visibilitychange', now);
    return () => {
      window.removeEventListener('beforeunload', leave);
      window.removeEventListener('online', now);
      document.removeEventListener('visibilitychange', now);
      now();
    };
  }, [saver, takeIn, flush]);

  // What somebody is typing is not saved, though the saver does not know of it yet.
  const status: SaveStatus = state.status === 'saved' && isWriting ? 'unsaved' : state.status;
  return useMemo(
    () => ({ ...state, ...saver, status, drafts, flush }),
    [state, saver, status, drafts, flush],
  );
}

/** One save, and what it came to in the saver's words. */
async function send(at: StepAddress, revision: number, data: Answers): Promise<SaveResult> {
  try {
    const { body } = await saveStep(at.case, at.form, at.step, revision, data);
    return { kind: 'saved', revision: body.revision, problems: body.problems };
  } catch (error) {
    const problem = error instanceof ApiError ? error.problem : null;
    if (problem?.status === 412) return stale(at, problem);
    if (problem?.status === 401) return { kind: 'unreachable', signedOut: true };
    if (problem === null || problem.status === 0 || problem.status === 429 || problem.status >= 500) {
      return { kind: 'unreachable' };
    }
    return { kind: 'refused', error };
  }
}

/** What stands there now: in the refusal itself, else it is read. */
async function stale(at: StepAddress, problem: Problem): Promise<SaveResult> {
  const { current, data } = problem;
  if (typeof current === 'number' && typeof data === 'object' && data !== null) {
    return { kind: 'stale', revision: current, data: data as Answers };
  }
  try {
    const now = await readStep(at.case, at.form, at.step);
    return { kind: 'stale', revision: now.revision, data: now.data };
  } catch {
    return { kind: 'unreachable' };
  }
}
