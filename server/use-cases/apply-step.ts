import type { Knex } from 'knex';
import {
  type Accepted,
  type Actor,
  type Answers,
  type CaseData,
  type CaseEvent,
  type HistoryEntry,
  hashJson,
  historyEntry,
  type Instant,
  type Json,
  type Release,
  todayIn,
} from '../../engine/index.ts';
import { knownState } from '../rights/known-state.ts';
import { caseStateStore } from '../stores/case-states.ts';
import { type CaseProgress, caseStore, type StoredCase } from '../stores/cases.ts';
import { type Change, changeStore } from '../stores/changes.ts';
import { type Command, historyStore } from '../stores/history.ts';
import { queuedEffectStore } from '../stores/queued-effects.ts';
import { sequenceStore } from '../stores/sequences.ts';
import { submissionStore } from '../stores/submissions.ts';
import { type ClaimedTimer, nextDeadline, timerStore } from '../stores/timers.ts';
import type { CaseDeps } from './case-deps.ts';
import { searchText, summarizeCase } from './summarize-case.ts';

/** What the engine decided for a case, and what it decided it on. */
export interface StepOfCase {
  kind: 'start' | 'event' | 'timer';
  /** The case as it was read for the decision; for a start the new one, with revision 0. */
  stored: StoredCase;
  data: CaseData;
  release: Release;
  step: Accepted;
  event: CaseEvent;
  /** The timer that fired, as it was claimed. */
  timer: ClaimedTimer | null;
  actor: Actor;
  at: Instant;
  /** Clean answers of the forms that the event submits. */
  submitted: Answers | null;
  /** The command that is answered by this step. */
  command: (Command & { answerOf(after: StoredCase, entry: HistoryEntry): Json }) | null;
}

/** The case as it stands after the step. */
export interface AppliedStep {
  stored: StoredCase;
  entry: HistoryEntry;
  change: Change;
}

/** The case moved, or its answers changed, between the reading and the writing. Nothing was written. */
export class StaleCase extends Error {
  override name = 'StaleCase';
}

/**
 * The one place where a case moves: writes snapshot, history, decisions, timers, submissions and
 * outbox of a decided step, all in `tx`. Throws `StaleCase` when the case is no longer the one that
 * was decided on.
 */
export async function applyStep(
  tx: Knex.Transaction,
  deps: Pick<CaseDeps, 'ids'> & { knownStates: ReadonlySet<string> },
  decided: StepOfCase,
): Promise<AppliedStep> {
  const { stored, release, step, at } = decided;
  const seq = stored.revision + 1;
  const number = await numberFor(tx, decided);
  const entry = historyEntry(
    {
      case: stored.id,
      seq,
      at,
      kind: decided.kind,
      release: release.hash,
      actor: { id: decided.actor.id, roles: decided.actor.roles },
      event: {
        type: decided.event.type,
        dataHash: decided.event.data ? hashJson(decided.event.data) : null,
      },
      timer: decided.timer?.id ?? null,
      answersHash: decided.submitted && hashJson(decided.submitted),
      previousHash: seq === 1 ? null : stored.lastHash,
    },
    step,
  );
  const state = knownState(release, step.snapshot, step.states);
  const today = todayIn(release.definition.timeZone, at);
  const ended = step.snapshot.status !== 'active';
  const data: CaseData = {
    ...decided.data,
    case: {
      ...decided.data.case,
      number,
      submittedOn: stored.submittedOn ?? (decided.submitted ? today : null),
    },
  };
  const progress: CaseProgress = {
    number,
    state: step.states[0] ?? '',
    states: step.states,
    stateKey: state.key,
    ended,
    submittedOn: data.case.submittedOn,
    endedAt: ended ? (stored.endedAt ?? at) : null,
    nextDue: await dueAfter(tx, decided),
    summary: summarizeCase(release, data, step.snapshot.context, decided.actor, at),
    search: searchText(number, data),
    lastHash: entry.hash,
    updatedAt: at,
    snapshot: step.snapshot,
  };
  const after: StoredCase = { ...stored, ...progress, revision: seq };

  if (decided.kind === 'start') await caseStore(tx).insert(after);
  else if (!(await caseStore(tx).advance(stored, progress))) throw new StaleCase();
  if (!deps.knownStates.has(state.key)) await caseStateStore(tx).remember(state);
  const command = decided.command && {
    ...decided.command,
    answer: decided.command.answerOf(after, entry),
  };
  const sent = decided.event.data ?? null;
  if (!(await historyStore(tx).append(entry, release.program, sent, command))) throw new StaleCase();
  // First, because the step itself may cancel or set this timer again.
  if (decided.timer && !(await timerStore(tx).finish(decided.timer, 'fired'))) throw new StaleCase();
  await timerStore(tx).apply(stored.id, seq, step.timers);
  await queuedEffectStore(tx).append(
    { caseId: stored.id, historySeq: seq, at },
    step.effects
      .map((effect, position) => ({ id: deps.ids.next(), position, effect }))
      .filter(({ effect }) => effect.type !== 'number'),
  );
  await submissionStore(tx).insert(
    Object.entries(decided.submitted ?? {}).map(([form, steps]) => ({
      caseId: stored.id,
      historySeq: seq,
      form,
      data: steps,
      hash: hashJson(steps),
      at,
    })),
  );
  const note = {
    caseId: stored.id,
    kind: 'event' as const,
    revision: seq,
    form: null,
    step: null,
    at,
  };
  return { stored: after, entry, change: { ...note, id: await changeStore(tx).append(note) } };
}

/** Takes a number for the case when the step asks for one and it has none yet. */
async function numberFor(tx: Knex.Transaction, { stored, release, step, at }: StepOfCase) {
  if (stored.number !== null || !step.effects.some((effect) => effect.type === 'number')) {
    return stored.number;
  }
  const { numbering, timeZone } = release.definition;
  const year = Number(todayIn(timeZone, at).slice(0, 4));
  return sequenceStore(tx).nextNumber(release.program, 'case', numbering.case, year);
}

async function dueAfter(tx: Knex.Transaction, { kind, stored, step, timer }: StepOfCase) {
  if (step.timers.length === 0 && timer === null) return stored.nextDue;
  const pending = kind === 'start' ? [] : await timerStore(tx).pendingOf(stored.id);
  return nextDeadline(
    pending.filter((one) => one.id !== timer?.id),
    step.timers,
  );
}
