import type { ListDefinition, Program, Role, Text } from '../../engine/index.ts';
import type { Deps } from '../deps.ts';
import { visibleParts } from '../rights/can-see.ts';
import { administratorRole } from '../rights/roles-for.ts';
import { takesCases } from '../rights/takes-cases.ts';
import { grantStore } from '../stores/case-grants.ts';
import type { KnownState } from '../stores/case-states.ts';
import { type ListView, listViewStore } from '../stores/list-views.ts';
import type { User } from './case-deps.ts';
import { heldRoles, type ListReader, listFor, listReader, shownStates } from './list-query.ts';
import { titleInList } from './title-in-list.ts';

export interface ListOptions {
  /** States that cases of the list can be in: title for the reader, and the leaf states that bear it. */
  states: { title: Text; states: string[] }[];
  /** Who can be filtered by, and be given cases; empty for those who work for a company only. */
  people: { id: string; name: string; roles: Role[]; takesCases: boolean }[];
  /** Some case of the list can be given to somebody, and the reader may do it. */
  mayAssign: boolean;
  views: ListView[];
  /** Columns that the reader chose to see; `null`: all. */
  columns: string[] | null;
}

/** What a list's page needs beside its rows: choices for its filters, and what the reader keeps of it. */
export async function readList(
  deps: Pick<Deps, 'db' | 'releases' | 'clock'>,
  query: { user: User; program: string; list: string },
): Promise<ListOptions> {
  const { user } = query;
  const reader = await listReader(deps, user, query.program);
  const list = listFor(reader, query.list);
  const shown = await shownStates(deps, reader, list, null);
  const parts = visibleParts(reader.holdings, shown, [...list.roles, administratorRole]);
  const keys = new Set(parts.flatMap(({ stateKeys }) => stateKeys));
  const own = { userId: user.id, program: query.program, list: list.id };
  const store = listViewStore(deps.db);
  const worksHere = reader.holdings.everywhere.length > 0;
  const [people, views, columns] = await Promise.all([
    worksHere ? grantStore(deps.db).people(query.program) : [],
    store.ofList(own),
    store.columns(own),
  ]);
  return {
    states: byTitle(
      reader,
      list,
      shown.filter(({ key }) => keys.has(key)),
    ),
    people: people.map((one) => ({ ...one, takesCases: takesCases(reader.release.definition, one.roles) })),
    mayAssign: shown.some(({ view }) => view.open) && mayAssignAll(reader.release.definition, reader),
    views,
    columns,
  };
}

/** States of one title are one choice; releases repeat them. */
function byTitle(reader: ListReader, list: ListDefinition, states: KnownState[]): ListOptions['states'] {
  const roles = heldRoles(reader);
  const found = new Map<string, { title: Text; states: Set<string> }>();
  for (const state of states) {
    const title = titleInList(list, state, roles);
    const key = JSON.stringify(title);
    const one = found.get(key) ?? { title, states: new Set<string>() };
    found.set(key, one);
    for (const leaf of state.states) one.states.add(leaf);
  }
  return [...found.values()].map(({ title, states: leaves }) => ({ title, states: [...leaves].sort() }));
}

function mayAssignAll({ roles }: Program, { holdings }: ListReader): boolean {
  return holdings.everywhere.some(
    (role) => role === administratorRole || roles[role]?.may?.includes('assign'),
  );
}
