import {
  type Actor,
  type Answers,
  type CaseEvent,
  checkSubmission,
  decide,
  hashJson,
  type Json,
  stateView,
  type Text,
} from '../../engine/index.ts';
import { conflict, stale } from '../http/problem.ts';
import { answerStore, toAnswers } from '../stores/answers.ts';
import type { AppliedStep, StepOfCase } from './apply-step.ts';
import type { CaseDeps, User } from './case-deps.ts';
import { commitStep } from './commit-step.ts';
import { type KeyedCommand, keepAnswer, keptAnswer } from './kept-answer.ts';
import { type LoadedCase, loadCase } from './load-case.ts';
import { loadCaseData } from './load-case-data.ts';
import { refusalProblem } from './refusal.ts';

/** How often an event is decided anew when the case moves under it and its sender named no revision. */
const attempts = 12;

export interface SendEvent {
  user: User;
  caseId: string;
  event: CaseEvent;
  /** Revision of the case that the sender saw. */
  seen: number | null;
  idempotencyKey: string;
}

/** What the sender of an event is told; also what a repeated request is told. */
export interface EventAnswer {
  id: string;
  number: string | null;
  revision: number;
  state: { id: string; title: Text; tags: string[] };
  states: string[];
  ended: boolean;
  effects: string[];
  decisions: { ruleset: string; outcomes: string[] }[];
}

/**
 * Sends a user's event to a case: decides it on what is stored now and writes the step where that is
 * still so. Refusals are problems (403, 404, 409, 412, 422); nothing is written then.
 */
export async function sendEvent(deps: CaseDeps, command: SendEvent): Promise<EventAnswer> {
  const { user, caseId, event } = command;
  return moveCase(deps, {
    load: () => loadCase(deps, user, caseId),
    actor: (loaded) => ({ id: user.id, name: user.name, roles: loaded.roles }),
    event,
    seen: command.seen,
    keyed: {
      scope: `send-event:${caseId}:${user.id}`,
      key: command.idempotencyKey,
      bodyHash: hashJson({ type: event.type, data: event.data ?? null }),
    },
  });
}

/** An event on its way to a case, whoever sends it. */
export interface MoveCase {
  /** Reads the case; throws a problem when the sender may not know of it. */
  load(): Promise<LoadedCase>;
  actor(loaded: LoadedCase): Actor;
  event: CaseEvent;
  seen: number | null;
  keyed: KeyedCommand;
}

/** The walk of an event: read, decide, write where nothing moved, else again. */
export async function moveCase(deps: CaseDeps, move: MoveCase): Promise<EventAnswer> {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    try {
      const applied = await tryMove(deps, move);
      if (applied) return applied;
    } catch (refusal) {
      // A repeated request is refused where its first one has moved the case: it gets that one's answer.
      const kept = await keptAnswer(deps.db, move.keyed);
      if (kept === undefined) throw refusal;
      return kept as unknown as EventAnswer;
    }
    const kept = await keptAnswer(deps.db, move.keyed);
    if (kept !== undefined) return kept as unknown as EventAnswer;
  }
  throw conflict('busy', 'The case is changing too quickly. Try again.');
}

/** One round; `null` when the case moved, or the key was used, between the reading and the writing. */
async function tryMove(deps: CaseDeps, move: MoveCase): Promise<EventAnswer | null> {
  const loaded = await move.load();
  const { revision } = loaded.stored;
  if (move.seen !== null && move.seen !== revision) throw stale({ current: revision });
  const at = deps.clock.now().toISOString();
  const decided = await decideOn(deps, loaded, move.event, move.actor(loaded), at);
  const applied = await commitStep(deps, decided, (tx, result) =>
    keepAnswer(tx, move.keyed, eventAnswer(result, loaded) as unknown as Json, at),
  );
  return applied && eventAnswer(applied, loaded);
}

/** Decides an event on the case as it is stored; throws the problem of a refusal. */
async function decideOn(
  deps: CaseDeps,
  { stored, release }: LoadedCase,
  event: CaseEvent,
  actor: Actor,
  at: string,
): Promise<StepOfCase> {
  const answers = toAnswers(await answerStore(deps.db).ofCase(stored.id));
  const data = await loadCaseData(deps.db, stored, release, answers);
  const step = await decide(release, { snapshot: stored.snapshot, data }, event, actor, at);
  if (!step.ok) throw refusalProblem(step);
  const meta = stateView(release, stored.snapshot).events[event.type];
  let submitted: Answers | null = null;
  if (meta?.submits && meta.submits.length > 0) {
    submitted = (await checkSubmission(release, { forms: meta.submits, caseData: data, now: at })).answers;
  }
  // Data that no form asked for was not decided on, so it is not kept either.
  const kept = meta?.form || actor.roles.includes('system') ? event : { type: event.type };
  return {
    kind: 'event',
    timer: null,
    stored,
    data,
    release,
    step,
    event: kept,
    actor,
    at,
    submitted,
  };
}

function eventAnswer({ stored, entry }: AppliedStep, { release }: LoadedCase): EventAnswer {
  const view = stateView(release, stored.snapshot);
  return {
    id: stored.id,
    number: stored.number,
    revision: stored.revision,
    state: { id: stored.state, title: view.title, tags: view.tags },
    states: stored.states,
    ended: stored.ended,
    effects: entry.effects.map((effect) => (effect.letter ? `${effect.type}:${effect.letter}` : effect.type)),
    decisions: entry.decisions.map((decision) => ({
      ruleset: decision.ruleset,
      outcomes: decision.outcomes.map((outcome) => outcome.type),
    })),
  };
}
