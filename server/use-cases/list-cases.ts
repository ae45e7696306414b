import { z } from 'zod';
import type { EventMeta, Json, ListDefinition, Program, Role, Text } from '../../engine/index.ts';
import { decodeCursor, page } from '../http/paging.ts';
import { badRequest, notFound } from '../http/problem.ts';
import { type Holdings, visibleParts } from '../rights/can-see.ts';
import { holdingsOf } from '../rights/holdings.ts';
import { administratorRole } from '../rights/roles-for.ts';
import { caseListStore, type ListedCase, type ListFilter, type ListValue } from '../stores/case-list.ts';
import { caseStateStore, type KnownState } from '../stores/case-states.ts';
import type { CaseDeps, User } from './case-deps.ts';
import { titleFor } from './read-case.ts';

export interface ListCases {
  user: User;
  program: string;
  /** Id of one of the program's lists; `null` for every case that the user may see. */
  list: string | null;
  /** A leaf state. */
  state: string | null;
  search: string | null;
  /** `column` or `-column` of the list. */
  sort: string | null;
  /** `column:words`, `column:from..to` */
  filters: string[];
  cursor: string | undefined;
  limit: number;
}

export interface CaseListRow {
  id: string;
  number: string | null;
  revision: number;
  state: { id: string; title: Text; tags: string[] };
  ended: boolean;
  company: { id: string; name: string };
  assessor: { id: string; name: string };
  assignee: { id: string; name: string } | null;
  openedOn: string;
  submittedOn: string | null;
  nextDue: string | null;
  /** Column id → value; the state's is its title for the reader. */
  values: { [column: string]: Json };
  /** The list's events that the reader's role may send in this state; rules are asked when it is opened. */
  events: { type: string; label: Text; tone: string; confirm?: Text; form?: string }[];
}

export interface CaseListAnswer {
  items: CaseListRow[];
  /** Cursor of the next page; `null` on the last. */
  next: string | null;
}

/** One page of the cases that a user may see. */
export async function listCases(deps: CaseDeps, query: ListCases): Promise<CaseListAnswer> {
  const release = await deps.releases.current(query.program);
  if (!release) throw notFound('This program');
  const [holdings, states] = await Promise.all([
    holdingsOf(deps.db, query.user, query.program, release.definition.roles),
    caseStateStore(deps.db).ofProgram(query.program),
  ]);
  const list = listFor(release.definition, query.list, holdings);
  const shown = states.filter(
    (state) =>
      (!list || list.tags.some((tag) => state.tags.includes(tag))) &&
      (query.state === null || state.states.includes(query.state)),
  );
  const sort = sortOf(release.definition, list, query.sort);
  const rows = await caseListStore(deps.db).page({
    program: query.program,
    parts: visibleParts(holdings, shown, list ? [...list.roles, administratorRole] : null),
    sort: sort.by,
    filters: query.filters.map((filter) => filterOf(release.definition, list, filter)),
    search: query.search,
    after: afterOf(query.cursor, sort),
    limit: query.limit + 1,
  });
  const { items, next } = page(rows, query.limit, (row) => [sort.name, row.sortValue, row.stored.id]);
  return { items: items.map((row) => listRow(row, list, holdings, states)), next };
}

const cursorShape = z.tuple([z.string(), z.union([z.string(), z.number()]), z.string()]);

/** Where the last page ended, in the same order. */
function afterOf(cursor: string | undefined, { name, by: { value } }: ReturnType<typeof sortOf>) {
  const place = decodeCursor(cursor, cursorShape);
  const kind = value.of === 'summary' && value.numeric ? 'number' : 'string';
  if (place && (place[0] !== name || typeof place[1] !== kind)) {
    throw badRequest('The cursor is of another order of this list.');
  }
  return place && { value: place[1], id: place[2] };
}

/** The list asked for; one that is made for none of the reader's roles does not exist (404). The administrator has all. */
function listFor(program: Program, id: string | null, holdings: Holdings): ListDefinition | null {
  if (id === null) return null;
  const list = program.lists.find((one) => one.id === id);
  const roles = [...holdings.everywhere, ...[...holdings.companies.values()].flat()];
  if (!list || ![...list.roles, administratorRole].some((role) => roles.includes(role)))
    throw notFound('This list');
  return list;
}

function sortOf(program: Program, list: ListDefinition | null, wanted: string | null) {
  const declared = list?.sort && `${list.sort.direction === 'desc' ? '-' : ''}${list.sort.column}`;
  const name = wanted ?? declared ?? '-openedOn';
  const direction: 'asc' | 'desc' = name.startsWith('-') ? 'desc' : 'asc';
  const column = name.replace(/^-/, '');
  const value =
    columnValue(program, list, column) ??
    (column === 'openedOn' ? ({ of: 'openedOn' } satisfies ListValue) : null);
  if (!value) throw badRequest(`This list cannot be sorted by “${column}”.`);
  return { name, by: { value, direction } };
}

const plainValues = [
  'number',
  'openedOn',
  'submittedOn',
  'nextDue',
  'state',
  'company',
  'assessor',
  'assignee',
] as const;

/** What a column shows; without a list the plain values are the columns. */
function columnValue(program: Program, list: ListDefinition | null, column: string): ListValue | null {
  const value = list ? list.columns.find((one) => one.id === column)?.value : column;
  const plain = plainValues.find((one) => one === value);
  if (plain) return { of: plain };
  const name = value?.startsWith('summary.') ? value.slice('summary.'.length) : null;
  const summary = name === null ? undefined : program.summary?.[name];
  return name !== null && summary ? { of: 'summary', name, numeric: summary.unit === 'number' } : null;
}

const ranged = ['openedOn', 'submittedOn', 'nextDue'];

function filterOf(program: Program, list: ListDefinition | null, filter: string): ListFilter {
  const [, column, text] = /^([^:]+):(.*)$/s.exec(filter) ?? [];
  const value = column === undefined ? null : columnValue(program, list, column);
  if (!value || text === undefined || (list && !list.filters?.includes(column!))) {
    throw badRequest(`This list cannot be filtered by “${filter}”.`);
  }
  const numeric = value.of === 'summary' && value.numeric;
  if (!numeric && !ranged.includes(value.of)) return { value, test: { contains: text } };
  const [from, to] = text.includes('..') ? text.split('..', 2) : [text, text];
  const bound = (part: string | undefined) => {
    if (!part) return null;
    if (numeric && !Number.isFinite(Number(part))) throw badRequest(`“${part}” is not a number.`);
    return numeric ? Number(part) : part;
  };
  return { value, test: { from: bound(from), to: bound(to) } };
}

function listRow(
  row: ListedCase,
  list: ListDefinition | null,
  holdings: Holdings,
  states: KnownState[],
): CaseListRow {
  const { stored } = row;
  const state = states.find((one) => one.key === stored.stateKey);
  const roles = [...holdings.everywhere, ...(holdings.companies.get(stored.companyId) ?? [])];
  const title = state ? titleFor(state.view.title, state.view.titles, roles) : stored.state;
  const plain: { [value: string]: Json } = {
    number: stored.number,
    openedOn: stored.openedOn,
    submittedOn: stored.submittedOn,
    nextDue: stored.nextDue,
    state: title,
    company: row.companyName,
    assessor: row.assessorName,
    assignee: row.assigneeName,
  };
  const shownValue = (name: string) =>
    (name.startsWith('summary.') ? stored.summary[name.slice('summary.'.length)] : plain[name]) ?? null;
  return {
    id: stored.id,
    number: stored.number,
    revision: stored.revision,
    state: { id: stored.state, title, tags: state?.tags ?? [] },
    ended: stored.ended,
    company: { id: stored.companyId, name: row.companyName },
    assessor: { id: stored.assessorId, name: row.assessorName },
    assignee: stored.assigneeId === null ? null : { id: stored.assigneeId, name: row.assigneeName ?? '' },
    openedOn: stored.openedOn,
    submittedOn: stored.submittedOn,
    nextDue: stored.nextDue,
    values: Object.fromEntries((list?.columns ?? []).map((column) => [column.id, shownValue(column.value)])),
    events: (list?.events ?? []).flatMap((type) => rowEvent(type, state?.view.events[type], roles)),
  };
}

function rowEvent(type: string, meta: EventMeta | undefined, roles: Role[]): CaseListRow['events'] {
  if (!meta?.roles.some((role) => roles.includes(role))) return [];
  const { label, tone, confirm, form } = meta;
  return [
    { type, label, tone: tone ?? 'neutral', ...(confirm ? { confirm } : {}), ...(form ? { form } : {}) },
  ];
}
