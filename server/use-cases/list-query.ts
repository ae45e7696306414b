import { z } from 'zod';
import {
  type BucketDefinition,
  type ListDefinition,
  type Program,
  possibleTurns,
  type Release,
  type Role,
  todayIn,
} from '../../engine/index.ts';
import { decodeCursor } from '../http/paging.ts';
import { badRequest, notFound } from '../http/problem.ts';
import { type Holdings, visibleParts } from '../rights/can-see.ts';
import { holdingsOf } from '../rights/holdings.ts';
import { administratorRole } from '../rights/roles-for.ts';
import type { CaseListQuery, ListFilter, ListValue } from '../stores/case-list.ts';
import { caseStateStore, type KnownState } from '../stores/case-states.ts';
import type { CaseDeps, User } from './case-deps.ts';
import { bucketFilters, byTitles, columnValue, filterOf } from './list-filters.ts';

export type ListDeps = Pick<CaseDeps, 'db' | 'releases' | 'clock'>;

/** Which cases somebody wants to see, and in which order. */
export interface ListWanted {
  user: User;
  program: string;
  /** Id of one of the program's lists; `null` for every case that the user may see. */
  list: string | null;
  /** Id of one of the list's buckets, whose conditions then hold beside the filters. */
  bucket: string | null;
  /** A leaf state. */
  state: string | null;
  search: string | null;
  /** `column` or `-column` of the list. */
  sort: string | null;
  /** `column:words`, `column:from..to`, `column:@me` */
  filters: string[];
}

/** A program as one reader finds it. */
export interface ListReader {
  user: User;
  release: Release;
  holdings: Holdings;
  /** Every place in the program's workflows that a case has been in. */
  states: KnownState[];
}

export async function listReader(deps: ListDeps, user: User, program: string): Promise<ListReader> {
  const release = await deps.releases.current(program);
  if (!release) throw notFound('This program');
  const [holdings, states] = await Promise.all([
    holdingsOf(deps.db, user, program, release.definition.roles),
    caseStateStore(deps.db).ofProgram(program),
  ]);
  return { user, release, holdings, states };
}

/** Roles that the reader holds for any case of the program. */
export function heldRoles({ holdings }: ListReader): Role[] {
  return [...new Set([...holdings.everywhere, ...[...holdings.companies.values()].flat()])];
}

/** The list asked for; one that is made for none of the reader's roles does not exist (404). The administrator has all. */
export function listFor(reader: ListReader, id: string): ListDefinition {
  const list = reader.release.definition.lists.find((one) => one.id === id);
  const roles = heldRoles(reader);
  if (!list || ![...list.roles, administratorRole].some((role) => roles.includes(role)))
    throw notFound('This list');
  return list;
}

/** The list's bucket; one that is made for none of the reader's roles does not exist (404). */
function bucketFor(reader: ListReader, list: ListDefinition | null, id: string): BucketDefinition {
  const bucket = reader.release.definition.buckets?.find((one) => one.id === id && one.list === list?.id);
  const roles = heldRoles(reader);
  if (!bucket || ![...bucket.roles, administratorRole].some((role) => roles.includes(role)))
    throw notFound('This bucket');
  return bucket;
}

/** What to read, but for the page: the reader's right is in it. */
export interface ListPlan {
  list: ListDefinition | null;
  /** `column` or `-column`. */
  sort: string;
  query: Omit<CaseListQuery, 'after' | 'limit'>;
}

/** Throws problems: 404 for what the reader does not have, 400 for what the list does not declare. */
export async function planList(deps: ListDeps, reader: ListReader, wanted: ListWanted): Promise<ListPlan> {
  const program = reader.release.definition;
  const list = wanted.list === null ? null : listFor(reader, wanted.list);
  const bucket = wanted.bucket === null ? null : bucketFor(reader, list, wanted.bucket);
  const filters = wanted.filters.map((one) =>
    byTitles(reader.release, filterOf(program, list, one, reader.user.id)),
  );
  const sort = sortOf(program, list, wanted.sort);
  const shown = await shownStates(deps, reader, list, bucket);
  const parts = visibleParts(
    reader.holdings,
    shown.filter((state) => inStates(state, wanted.state, filters)),
    list ? [...list.roles, administratorRole] : null,
  );
  return {
    list,
    sort: sort.name,
    query: {
      program: wanted.program,
      parts,
      sort: sort.by,
      filters: [
        ...filters.filter(({ value }) => value.of !== 'state'),
        ...(list && bucket ? bucketTests(deps, reader, list, bucket) : []),
      ],
      search: wanted.search,
    },
  };
}

/** States whose cases the list, and its bucket, are about. */
export async function shownStates(
  deps: Pick<ListDeps, 'releases'>,
  reader: ListReader,
  list: ListDefinition | null,
  bucket: BucketDefinition | null,
): Promise<KnownState[]> {
  const has = (state: KnownState, tags: string[]) => tags.some((tag) => state.tags.includes(tag));
  const shown = reader.states.filter(
    (state) => (!list || has(state, list.tags)) && (!bucket?.where?.tags || has(state, bucket.where.tags)),
  );
  const waitingFor = bucket?.where?.waitingFor;
  if (!waitingFor) return shown;
  const roles = waitingFor === 'me' ? heldRoles(reader) : waitingFor;
  const theirTurn = await Promise.all(
    shown.map(async (state) => {
      const turn =
        state.view.waitingFor ?? possibleTurns(await deps.releases.get(state.releaseHash), state.states);
      return turn.some((role) => roles.includes(role));
    }),
  );
  return shown.filter((_, index) => theirTurn[index]);
}

function bucketTests(deps: ListDeps, reader: ListReader, list: ListDefinition, bucket: BucketDefinition) {
  const program = reader.release.definition;
  const today = todayIn(program.timeZone, deps.clock.now().toISOString());
  return bucketFilters(program, list, bucket.where, reader.user.id, today);
}

/** States are few: a filter on them chooses states, so that an index leads to their cases. */
function inStates(state: KnownState, leaf: string | null, filters: ListFilter[]): boolean {
  return (
    (leaf === null || state.states.includes(leaf)) &&
    filters.every(({ test }) => !('oneOf' in test) || test.oneOf.some((one) => state.states.includes(one)))
  );
}

/** What one bucket counts. */
export async function planBucket(
  deps: ListDeps,
  reader: ListReader,
  bucket: BucketDefinition,
): Promise<ListPlan> {
  return planList(deps, reader, {
    user: reader.user,
    program: reader.release.program,
    list: bucket.list,
    bucket: bucket.id,
    state: null,
    search: null,
    sort: null,
    filters: [],
  });
}

const cursorShape = z.tuple([z.string(), z.union([z.string(), z.number()]), z.string()]);

/** Where the last page ended, in the same order. */
export function afterOf(cursor: string | undefined, { sort, query }: ListPlan) {
  const place = decodeCursor(cursor, cursorShape);
  const { value } = query.sort;
  const kind = value.of === 'summary' && value.numeric ? 'number' : 'string';
  if (place && (place[0] !== sort || typeof place[1] !== kind)) {
    throw badRequest('The cursor is of another order of this list.');
  }
  return place && { value: place[1], id: place[2] };
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
