import {
  type DueDate,
  dueDates,
  type HistoryEntry,
  type Instant,
  type JsonObject,
  type Release,
  type Role,
  stateView,
  type Text,
} from '../../engine/index.ts';
import { maySeeData } from '../rights/may-see-data.ts';
import { threadsFor } from '../rights/threads.ts';
import { historyStore, type StoredEntry } from '../stores/history.ts';
import { messageStore } from '../stores/messages.ts';
import { actorNames } from './actor-names.ts';
import type { CaseDeps, User } from './case-deps.ts';
import { loadCase } from './load-case.ts';
import { titleFor } from './state-words.ts';

export interface HistoryLine {
  seq: number;
  at: Instant;
  kind: 'start' | 'event' | 'timer' | 'record';
  event: {
    type: string;
    label: Text | null;
    /** The dialog that gave its data. */
    form: string | null;
    /** A deadline passed, rather than a day that only brings the case on or reminds somebody. */
    deadline: boolean;
  };
  actor: { id: string; name: string; roles: Role[] };
  /** What the sender wrote, for those who may read it. */
  data: JsonObject | null;
  state: { id: string; title: Text };
  /** All states that are active side by side. */
  states: string[];
  effects: string[];
  /** Letters that it sent, as the program calls them. */
  letters: { effect: string; title: Text }[];
  /** Deadlines that it set; one of the same id before it counts no more. */
  due: DueDate[];
  /** Ids of deadlines that it ended. */
  met: string[];
  /** Id of the deadline that passed. */
  passed: string | null;
  /** Of an assignment: to whom. */
  assignee: { id: string; name: string } | null;
  /** Of a message: its conversation. */
  thread: { id: string; title: Text } | null;
  decisions: { ruleset: string; title: Text; outcomes: string[] }[];
  note: unknown;
  hash: string;
}

/** What happened to a case, oldest first. Messages of conversations among others are left out. */
export async function readHistory(
  deps: CaseDeps,
  query: { user: User; caseId: string },
): Promise<HistoryLine[]> {
  const { release, roles, acting } = await loadCase(deps, query.user, query.caseId);
  const entries = await historyStore(deps.db).ofCase(query.caseId);
  const names = await namesOf(deps, entries);
  const open = new Map(threadsFor(release.definition, acting).map((thread) => [thread.id, thread]));
  const messages = new Map(
    (release.definition.messages ? await messageStore(deps.db).ofCase(query.caseId) : []).map(
      ({ historySeq, thread }) => [historySeq, open.get(thread)],
    ),
  );
  return entries.flatMap((stored, index): HistoryLine[] => {
    const { entry } = stored;
    const thread = messages.get(entry.seq);
    if (entry.kind === 'record' && entry.event.type === 'message' && !thread) return [];
    const view = stateView(release, entry.snapshot);
    const before = index === 0 ? undefined : entries[index - 1]?.entry.snapshot;
    const meta = before && stateView(release, before).events[entry.event.type];
    const to = assigneeOf(entry);
    return [
      {
        seq: entry.seq,
        at: entry.at,
        kind: entry.kind,
        event: {
          type: entry.event.type,
          label:
            entry.kind === 'timer'
              ? (delayOf(release, entry.event.type)?.title ?? null)
              : (meta?.label ?? null),
          form: meta?.form ?? null,
          deadline: entry.kind === 'timer' && delayOf(release, entry.event.type)?.kind !== 'reminder',
        },
        actor: {
          id: entry.actor.id,
          name: names.get(entry.actor.id) ?? entry.actor.id,
          roles: entry.actor.roles,
        },
        data: maySeeData(release, acting, query.user, { sender: entry.actor, readers: meta?.readers })
          ? stored.data
          : null,
        state: { id: view.states[0] ?? '', title: titleFor(view.title, view.titles, roles) },
        states: view.states,
        effects: entry.effects.map((effect) =>
          effect.letter ? `${effect.type}:${effect.letter}` : effect.type,
        ),
        letters: entry.effects.flatMap(({ type, letter }) =>
          letter ? [{ effect: type, title: release.letters.get(letter)?.letter.title ?? letter }] : [],
        ),
        ...timersOf(release, entry),
        assignee: to === null ? null : { id: to, name: names.get(to) ?? to },
        thread: thread ? { id: thread.id, title: thread.title } : null,
        decisions: entry.decisions.map((decision) => ({
          ruleset: decision.ruleset,
          title: release.rulesets.get(decision.ruleset)?.ruleset.title ?? decision.ruleset,
          outcomes: decision.outcomes.map((outcome) => outcome.type),
        })),
        note: entry.note,
        hash: entry.hash,
      },
    ];
  });
}

/** What a step did to the deadlines that people are told of. */
function timersOf(release: Release, entry: HistoryEntry): Pick<HistoryLine, 'due' | 'met' | 'passed'> {
  const sets = entry.timers.flatMap((change) =>
    change.op === 'set' && change.kind === 'deadline' ? [change] : [],
  );
  const again = new Set(sets.map(({ id }) => id));
  return {
    due: dueDates(release, sets),
    met: entry.timers.flatMap(({ op, id }) => (op === 'cancel' && !again.has(id) ? [id] : [])),
    passed: entry.timer,
  };
}

function assigneeOf({ kind, event, note }: HistoryEntry): string | null {
  if (kind !== 'record' || event.type !== 'assign' || typeof note !== 'object' || note === null) return null;
  const { assignee } = note as { assignee?: unknown };
  return typeof assignee === 'string' ? assignee : null;
}

/** The program's delay whose end was this event (`xstate.after.<delay>.<state>`). */
function delayOf(release: Release, type: string) {
  const [, delay] = /^xstate\.after\.([^.]+)\./.exec(type) ?? [];
  return delay ? release.workflow.delays?.[delay] : undefined;
}

function namesOf(deps: CaseDeps, entries: StoredEntry[]): Promise<Map<string, string>> {
  const ids = entries.flatMap(({ entry }) => [entry.actor.id, assigneeOf(entry) ?? []].flat());
  return actorNames(deps.db, ids);
}
