import type { Knex } from 'knex';
import {
  type Accepted,
  type Actor,
  type CaseEvent,
  decide,
  type HistoryEntry,
  hashJson,
  type Instant,
  type Json,
  type Text,
} from '../../engine/index.ts';
import { conflict, stale } from '../http/problem.ts';
import { knownState } from '../rights/known-state.ts';
import type { StoredCase } from '../stores/cases.ts';
import type { Command } from '../stores/history.ts';
import type { CaseDeps, User } from './case-deps.ts';
import { commitStep } from './commit-step.ts';
import { keptAnswer } from './kept-answer.ts';
import { type CaseWithData, loadCaseWithData } from './load-case.ts';
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
    reader: user,
    caseId,
    actor: (loaded) => actorOf(user, loaded),
    event,
    seen: command.seen,
    command: {
      scope: `send-event:${caseId}:${user.id}`,
      key: command.idempotencyKey,
      bodyHash: hashJson({ type: event.type, data: event.data ?? null, ...shownOf(event) }),
    },
  });
}

const shownOf = ({ shown }: CaseEvent) => (shown === undefined ? {} : { shown });

/** An event on its way to a case, whoever sends it. */
export interface MoveCase {
  /** Who must be allowed to see the case. */
  reader: User | 'system';
  caseId: string;
  actor(loaded: CaseWithData): Actor;
  event: CaseEvent;
  seen: number | null;
  command: Command;
  /** Written in the same transaction; what it throws undoes the step. */
  alongside?: (tx: Knex.Transaction) => Promise<void>;
  /** Makes of the case as it was read the one that the event is decided on, and the event itself. */
  prepare?: (loaded: CaseWithData) => Promise<{ loaded: CaseWithData; event: CaseEvent }>;
}

/** The walk of an event: read, decide, write where nothing moved, else again. */
export async function moveCase(deps: CaseDeps, move: MoveCase): Promise<EventAnswer> {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    try {
      const applied = await tryMove(deps, move);
      if (applied) return applied;
    } catch (refusal) {
      // A repeated request is refused where its first one has moved the case: it gets that one's answer.
      const kept = await keptAnswer(deps.db, move.command);
      if (kept === undefined) throw refusal;
      return kept as unknown as EventAnswer;
    }
    const kept = await keptAnswer(deps.db, move.command);
    if (kept !== undefined) return kept as unknown as EventAnswer;
  }
  throw conflict('busy', {
    en: 'The case is changing too quickly. Try again.',
    fr: 'Le dossier change trop vite. Réessayez.',
  });
}

/** Decides an event on a case as it was read: for a preview as for the real thing. Refusals are thrown as problems. */
export async function decideEvent(
  { stored, release, data, people }: CaseWithData,
  { event, actor, seen, at }: { event: CaseEvent; actor: Actor; seen: number | null; at: Instant },
): Promise<Accepted> {
  if (seen !== null && seen !== stored.revision) throw stale({ current: stored.revision });
  const step = await decide(release, { snapshot: stored.snapshot, data, people }, event, actor, at);
  if (!step.ok) throw refusalProblem(step);
  return step;
}

/** Who a user is for a case, as the engine asks. */
export const actorOf = (user: User, { roles, ownCase }: CaseWithData): Actor => ({
  id: user.id,
  name: user.name,
  roles,
  ownCase,
});

/** One round; `null` when the case moved, or the key was used, between the reading and the writing. */
async function tryMove(deps: CaseDeps, move: MoveCase): Promise<EventAnswer | null> {
  const found = await loadCaseWithData(deps, move.reader, move.caseId);
  const { loaded, event } = (await move.prepare?.(found)) ?? { loaded: found, event: move.event };
  const { stored, release, data } = loaded;
  const at = deps.clock.now().toISOString();
  const actor = move.actor(loaded);
  const step = await decideEvent(loaded, { event, actor, seen: move.seen, at });
  // Only what was decided on is kept: data that no form asks for is not.
  const sent = step.sent && Object.keys(step.sent.data).length > 0 ? { data: step.sent.data } : {};
  const answerOf = (after: StoredCase, entry: HistoryEntry) => eventAnswer(loaded, after, entry);
  const applied = await commitStep(
    deps,
    {
      kind: 'event',
      timer: null,
      stored,
      data,
      release,
      step,
      event: { type: event.type, ...sent },
      actor,
      at,
      submitted: step.sent?.submitted ?? null,
      command: {
        ...move.command,
        answerOf: (after, entry) => answerOf(after, entry) as unknown as Json,
      },
    },
    move.alongside,
  );
  return applied && answerOf(applied.stored, applied.entry);
}

function eventAnswer({ release }: CaseWithData, after: StoredCase, entry: HistoryEntry): EventAnswer {
  const { tags, view } = knownState(release, after.snapshot, after.states);
  return {
    id: after.id,
    number: after.number,
    revision: after.revision,
    state: { id: after.state, title: view.title, tags },
    states: after.states,
    ended: after.ended,
    effects: entry.effects.map((effect) => (effect.letter ? `${effect.type}:${effect.letter}` : effect.type)),
    decisions: entry.decisions.map((decision) => ({
      ruleset: decision.ruleset,
      outcomes: decision.outcomes.map((outcome) => outcome.type),
    })),
  };
}
