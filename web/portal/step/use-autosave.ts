import { useCallback, useEffect, useRef, useState } from 'react';
import type { AnswerProblem } from '../../../engine/index.ts';
import { ApiError } from '../../shared/api/client.ts';
import { type StepAnswer, saveStep } from '../../shared/api/steps.ts';

export type SaveStatus = 'saved' | 'unsaved' | 'saving' | 'offline' | 'refused';
type Data = Record<string, unknown>;

/** A save that met a newer version of the step. */
export interface Conflict {
  mine: Data;
  theirs: Data;
  revision: number;
}

const PAUSE = 700;
const AGAIN = 5_000;

export interface StepAddress {
  case: string;
  form: string;
  step: string;
}

const backupKey = (at: StepAddress) => `attest.unsaved.${at.case}.${at.form}.${at.step}`;

/** Text that did not reach the server before the page was left. */
export function unsavedText(at: StepAddress): Data | null {
  try {
    return JSON.parse(localStorage.getItem(backupKey(at)) ?? 'null');
  } catch {
    return null;
  }
}

/**
 * Saves a step as it is filled in: after a pause, one request at a time, never with validation.
 * Until the server has answered, the text is also kept in this browser.
 */
export function useAutosave(at: StepAddress, start: StepAnswer) {
  const [status, setStatus] = useState<SaveStatus>('saved');
  const [problems, setProblems] = useState<AnswerProblem[]>(start.problems);
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const [refusal, setRefusal] = useState<unknown>(null);
  const state = useRef({
    revision: start.revision,
    stored: JSON.stringify(start.data),
    latest: start.data as Data,
    timer: 0,
    running: null as Promise<void> | null,
    stopped: false,
  });

  const save = useCallback(async (): Promise<void> => {
    const own = state.current;
    window.clearTimeout(own.timer);
    if (own.running) await own.running;
    const text = JSON.stringify(own.latest);
    if (text === own.stored || own.stopped) return;
    setStatus('saving');
    own.running = send(text).finally(() => {
      own.running = null;
    });
    await own.running;

    async function send(sent: string) {
      try {
        const { body } = await saveStep(at.case, at.form, at.step, own.revision, JSON.parse(sent));
        own.revision = body.revision;
        own.stored = sent;
        setProblems(body.problems);
        setRefusal(null);
        const more = JSON.stringify(own.latest) !== sent;
        setStatus(more ? 'unsaved' : 'saved');
        if (!more) localStorage.removeItem(backupKey(at));
      } catch (error) {
        failed(error, JSON.parse(sent));
      }
    }

    function failed(error: unknown, mine: Data) {
      const problem = error instanceof ApiError ? error.problem : null;
      if (problem?.status === 412) {
        const current = problem.current as { data: Data; revision: number } | undefined;
        own.stopped = true;
        setStatus('unsaved');
        if (current) setConflict({ mine, theirs: current.data, revision: current.revision });
        return;
      }
      if (problem === null || problem.status === 0 || problem.status >= 500) {
        setStatus('offline');
        own.timer = window.setTimeout(() => void save(), AGAIN);
        return;
      }
      setStatus('refused');
      setRefusal(error);
    }
  }, [at]);

  const change = useCallback(
    (data: Data) => {
      const own = state.current;
      own.latest = data;
      const text = JSON.stringify(data);
      if (text === own.stored) return;
      localStorage.setItem(backupKey(at), text);
      setStatus('unsaved');
      window.clearTimeout(own.timer);
      own.timer = window.setTimeout(() => void save(), PAUSE);
    },
    [at, save],
  );

  const resolve = useCallback(
    (keep: 'mine' | 'theirs', met: Conflict) => {
      const own = state.current;
      own.stopped = false;
      own.revision = met.revision;
      own.stored = JSON.stringify(met.theirs);
      own.latest = keep === 'mine' ? met.mine : met.theirs;
      setConflict(null);
      if (keep === 'theirs') {
        localStorage.removeItem(backupKey(at));
        setStatus('saved');
      } else {
        void save();
      }
      return own.latest;
    },
    [at, save],
  );

  useEffect(() => {
    const leave = (event: BeforeUnloadEvent) => {
      if (JSON.stringify(state.current.latest) !== state.current.stored) event.preventDefault();
    };
    const back = () => void save();
    window.addEventListener('beforeunload', leave);
    window.addEventListener('online', back);
    return () => {
      window.removeEventListener('beforeunload', leave);
      window.removeEventListener('online', back);
      void save();
    };
  }, [save]);

  return { status, problems, conflict, refusal, change, flush: save, resolve };
}
