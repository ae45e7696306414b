import type { AnswerProblem } from '../../../engine/index.ts';
import { type Answers, mergeAnswers, same } from './merge-answers.ts';
import type { TextKeeper } from './unsaved-text.ts';

export type SaveStatus = 'saved' | 'unsaved' | 'saving' | 'offline' | 'signedOut' | 'refused';

/** Both wrote in the same places since the step was read. */
export interface Conflict {
  /** What both wrote; at `paths`, what I wrote. */
  mine: Answers;
  /** What both wrote; at `paths`, what they wrote. */
  theirs: Answers;
  /** What is stored now. */
  stored: Answers;
  revision: number;
  /** Paths at which a choice is needed. */
  paths: string[];
}

export interface SaverState {
  status: SaveStatus;
  problems: AnswerProblem[];
  conflict: Conflict | null;
  /** Why the last save was refused. */
  refusal: unknown;
  /** Answers for the form to show, after something changed them that was not typed here. */
  shown: Answers;
  /** Grows with each save that succeeded. */
  saves: number;
  /** Answers of somebody else were taken in. */
  mergedIn: boolean;
  /** The answers hold text that had not reached the server when the page was left. */
  restored: boolean;
}

/** What a save came to. */
export type SaveResult =
  | { kind: 'saved'; revision: number; problems: AnswerProblem[] }
  | { kind: 'stale'; revision: number; data: Answers }
  | { kind: 'unreachable'; signedOut?: boolean }
  | { kind: 'refused'; error: unknown };

export interface SaverParts {
  start: { data: Answers; revision: number; problems: AnswerProblem[] };
  send: (revision: number, data: Answers) => Promise<SaveResult>;
  keeper: TextKeeper;
  /** Runs something later; the answer takes it back. */
  later: (run: () => void, milliseconds: number) => () => void;
  changed: (state: SaverState) => void;
}

const PAUSE = 700;
const AGAIN = 5_000;

export interface StepSaver {
  state: () => SaverState;
  /** What the form holds, as far as it has been told. */
  latest: () => Answers;
  change: (data: Answers) => void;
  /** Puts answers into the form that the page made, not the hand; saved like typed ones. */
  put: (data: Answers) => void;
  /** Saves at once; settles when nothing is on its way. `true` when all is saved. */
  flush: () => Promise<boolean>;
  resolve: (keep: 'mine' | 'theirs') => void;
  /** Goes back to what is stored: the way out of a refusal. */
  drop: () => void;
  /** Whether something typed has not reached the server. */
  isDirty: () => boolean;
  stop: () => void;
}

/**
 * Saves a step as it is filled in: after a pause, one request at a time, never with validation. Until
 * the server has answered, the text is kept in the browser. What somebody else saved meanwhile is
 * taken in where only he wrote; where both wrote, the user chooses.
 */
export function stepSaver({ start, send, keeper, later, changed }: SaverParts): StepSaver {
  let { revision } = start;
  let stored = start.data;
  let latest = start.data;
  let running: Promise<void> | null = null;
  let cancelTimer = () => {};
  let state: SaverState = {
    status: 'saved',
    problems: start.problems,
    conflict: null,
    refusal: null,
    shown: start.data,
    saves: 0,
    mergedIn: false,
    restored: false,
  };

  const tell = (news: Partial<SaverState>) => {
    state = { ...state, ...news };
    changed(state);
  };
  const isDirty = () => !same(latest, stored);
  const keep = () => keeper.keep({ data: latest, base: stored, revision });
  const schedule = (milliseconds: number) => {
    cancelTimer();
    cancelTimer = later(() => void flush(), milliseconds);
  };

  /** Somebody else's newer answers: taken in, or a choice to make. */
  function meet(theirs: Answers, newer: number): void {
    const met = mergeAnswers(stored, latest, theirs);
    if (met.conflicts.length > 0) {
      const { mine, theirs: other, conflicts: paths } = met;
      tell({ status: 'unsaved', conflict: { mine, theirs: other, stored: theirs, revision: newer, paths } });
      return;
    }
    const mergedIn = state.mergedIn || !same(met.mine, latest);
    settle(theirs, newer, met.mine, { mergedIn });
  }

  /** Goes on from what is stored and what the form is to hold. */
  function settle(base: Answers, newer: number, answers: Answers, news: Partial<SaverState>): void {
    revision = newer;
    stored = base;
    latest = answers;
    tell({ ...news, shown: latest, status: isDirty() ? 'unsaved' : 'saved' });
    if (isDirty()) {
      keep();
      schedule(0);
    } else keeper.forget();
  }

  async function save(): Promise<void> {
    const sent = latest;
    tell({ status: 'saving' });
    const result = await send(revision, sent);
    if (result.kind === 'saved') {
      revision = result.revision;
      stored = sent;
      const dirty = isDirty();
      if (dirty) keep();
      else keeper.forget();
      tell({
        problems: result.problems,
        refusal: null,
        status: dirty ? 'unsaved' : 'saved',
        saves: state.saves + 1,
      });
    } else if (result.kind === 'stale') meet(result.data, result.revision);
    else if (result.kind === 'unreachable') {
      tell({ status: result.signedOut ? 'signedOut' : 'offline' });
      schedule(AGAIN);
    } else tell({ status: 'refused', refusal: result.error });
  }

  async function flush(): Promise<boolean> {
    cancelTimer();
    if (running) await running;
    if (!isDirty() || state.conflict) return !isDirty();
    running = save().finally(() => {
      running = null;
    });
    await running;
    return !isDirty();
  }

  const kept = keeper.read();
  if (kept && !same(kept.data, start.data)) {
    // Typed before, never saved: as if it were typed now, on what it was typed over.
    latest = kept.data;
    stored = kept.revision === revision ? start.data : kept.base;
    state = { ...state, shown: latest, restored: true };
    meet(start.data, revision);
  } else if (kept) keeper.forget();

  return {
    state: () => state,
    latest: () => latest,
    isDirty,
    flush,
    change(data) {
      if (same(data, latest)) return;
      latest = data;
      if (!isDirty()) {
        // Taken back by hand: nothing is left to save.
        if (!running) {
          cancelTimer();
          keeper.forget();
          tell({ status: 'saved', refusal: null });
        }
        return;
      }
      keep();
      tell({ status: 'unsaved' });
      if (!state.conflict) schedule(PAUSE);
    },
    put(data) {
      if (same(data, latest)) return;
      latest = data;
      keep();
      tell({ status: 'unsaved', shown: data });
      if (!state.conflict) schedule(0);
    },
    resolve(which) {
      const met = state.conflict;
      if (!met) return;
      settle(met.stored, met.revision, met[which], { conflict: null });
    },
    drop() {
      cancelTimer();
      settle(stored, revision, stored, { refusal: null, conflict: null, restored: false });
    },
    stop: () => cancelTimer(),
  };
}
