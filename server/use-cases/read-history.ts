import {
  type Decision,
  type Instant,
  type JsonObject,
  type Release,
  type Role,
  stateView,
  type Text,
} from '../../engine/index.ts';
import { administratorRole } from '../rights/roles-for.ts';
import { caseContextStore } from '../stores/case-context.ts';
import { historyStore, type StoredEntry } from '../stores/history.ts';
import type { CaseDeps, User } from './case-deps.ts';
import { loadCase } from './load-case.ts';
import { titleFor } from './read-case.ts';

export interface HistoryLine {
  seq: number;
  at: Instant;
  kind: 'start' | 'event' | 'timer' | 'record';
  event: { type: string; label: Text | null };
  actor: { id: string; name: string; roles: Role[] };
  /** What the sender wrote, for those who work on the program and for himself. */
  data: JsonObject | null;
  state: { id: string; title: Text };
  effects: string[];
  decisions: { ruleset: string; outcomes: string[] }[];
  note: unknown;
  hash: string;
}

/** What happened to a case, oldest first. */
export async function readHistory(
  deps: CaseDeps,
  query: { user: User; caseId: string },
): Promise<HistoryLine[]> {
  const { release, roles } = await loadCase(deps, query.user, query.caseId);
  const entries = await historyStore(deps.db).ofCase(query.caseId);
  const names = await namesOf(deps, entries);
  return entries.map((stored, index) => {
    const { entry } = stored;
    const view = stateView(release, entry.snapshot);
    const before = index === 0 ? undefined : entries[index - 1]?.entry.snapshot;
    return {
      seq: entry.seq,
      at: entry.at,
      kind: entry.kind,
      event: {
        type: entry.event.type,
        label:
          entry.kind === 'timer'
            ? delayTitle(release, entry.event.type)
            : ((before && stateView(release, before).events[entry.event.type]?.label) ?? null),
      },
      actor: {
        id: entry.actor.id,
        name: names.get(entry.actor.id) ?? entry.actor.id,
        roles: entry.actor.roles,
      },
      data: maySeeData(release, roles, query.user, stored) ? stored.data : null,
      state: { id: view.states[0] ?? '', title: titleFor(view.title, view.titles, roles) },
      effects: entry.effects.map((effect) =>
        effect.letter ? `${effect.type}:${effect.letter}` : effect.type,
      ),
      decisions: entry.decisions.map((decision) => ({
        ruleset: decision.ruleset,
        outcomes: decision.outcomes.map((outcome) => outcome.type),
      })),
      note: entry.note,
      hash: entry.hash,
    };
  });
}

export interface DecisionLine extends Decision {
  seq: number;
  title: Text;
}

/** Every decision of a case with its complete explanation, oldest first. */
export async function readDecisions(
  deps: CaseDeps,
  query: { user: User; caseId: string },
): Promise<DecisionLine[]> {
  const { release } = await loadCase(deps, query.user, query.caseId);
  const entries = await historyStore(deps.db).ofCase(query.caseId);
  return entries.flatMap(({ entry }) =>
    entry.decisions.map((decision) => ({
      ...decision,
      seq: entry.seq,
      title: release.rulesets.get(decision.ruleset)?.ruleset.title ?? decision.ruleset,
    })),
  );
}

/** What the program calls the delay whose end was this event (`xstate.after.<delay>.<state>`). */
function delayTitle(release: Release, type: string): Text | null {
  const [, delay] = /^xstate\.after\.([^.]+)\./.exec(type) ?? [];
  return (delay && release.workflow.delays?.[delay]?.title) || null;
}

async function namesOf(deps: CaseDeps, entries: StoredEntry[]): Promise<Map<string, string>> {
  const ids = [...new Set(entries.map(({ entry }) => entry.actor.id))];
  const people = await Promise.all(ids.map((id) => caseContextStore(deps.db).person(id)));
  return new Map(people.flatMap((person) => (person ? [[person.id, person.name]] : [])));
}

/**
 * A message from staff to the company is the company's to read (its letter says it too); what one
 * member role wrote is for him, the people of the program and the administrator.
 */
function maySeeData(release: Release, roles: Role[], user: User, { entry }: StoredEntry): boolean {
  const program = (role: Role) =>
    role === administratorRole || release.definition.roles[role]?.scope === 'program';
  return entry.actor.id === user.id || roles.some(program) || entry.actor.roles.some(program);
}
