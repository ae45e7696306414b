import {
  type EventMeta,
  inTitles,
  type Json,
  type ListDefinition,
  type Release,
  type Role,
  reviewsToFill,
  summaryTitles,
  type Text,
} from '../../engine/index.ts';
import { page } from '../http/paging.ts';
import { actingRoles } from '../rights/own-case.ts';
import { caseListStore, type ListedCase } from '../stores/case-list.ts';
import type { StoredCase } from '../stores/cases.ts';
import {
  afterOf,
  type ListDeps,
  type ListPlan,
  type ListReader,
  type ListWanted,
  listReader,
  planList,
} from './list-query.ts';
import { titleInList } from './title-in-list.ts';
import { unreadRows } from './unread-rows.ts';

export interface ListCases extends ListWanted {
  cursor: string | undefined;
  limit: number;
  /** Also count all that match, up to {@link mostCounted}. */
  count: boolean;
}

/** Cases beyond these are not counted: the answer says that there are more. */
const mostCounted = 1000;

export interface CaseCount {
  count: number;
  /** There are more than were counted. */
  more: boolean;
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
  events: {
    type: string;
    label: Text;
    tone: NonNullable<EventMeta['tone']>;
    confirm?: Text;
    form?: string;
  }[];
  /** Forms judging another one that the reader may fill in now. */
  reviews: { form: string; title: Text }[];
  /** Messages that the reader has not read. */
  unread: number;
}

export interface CaseListAnswer {
  items: CaseListRow[];
  /** Cursor of the next page; `null` on the last. */
  next: string | null;
  total?: CaseCount;
}

/** One page of the cases that a user may see. */
export async function listCases(deps: ListDeps, wanted: ListCases): Promise<CaseListAnswer> {
  const reader = await listReader(deps, wanted.user, wanted.program);
  const plan = await planList(deps, reader, wanted);
  const found = await casePage(deps, reader, plan, wanted);
  return wanted.count ? { ...found, total: await countCases(deps, plan) } : found;
}

/** One page of a plan. */
export async function casePage(
  deps: Pick<ListDeps, 'db' | 'releases'>,
  reader: ListReader,
  plan: ListPlan,
  { cursor, limit }: { cursor: string | undefined; limit: number },
): Promise<{ items: CaseListRow[]; next: string | null }> {
  const after = afterOf(cursor, plan);
  const rows = await caseListStore(deps.db).page({ ...plan.query, after, limit: limit + 1 });
  const { items, next } = page(rows, limit, (row) => [plan.sort, row.sortValue, row.stored.id]);
  const { user, release, holdings } = reader;
  const stored = items.map((row) => row.stored);
  const [unread, releases] = await Promise.all([
    unreadRows(deps.db, user.id, release, stored, holdings),
    releasesOf(deps, reader, stored),
  ]);
  return {
    items: items.map((row) => ({
      ...listRow(row, plan.list, reader, releases),
      unread: unread.get(row.stored.id) ?? 0,
    })),
    next,
  };
}

/** The releases that a page's cases run on, by their hash: few, and kept open. */
async function releasesOf(
  deps: Pick<ListDeps, 'releases'>,
  { states }: ListReader,
  rows: readonly StoredCase[],
): Promise<Map<string, Release>> {
  const shown = new Set(rows.map(({ stateKey }) => stateKey));
  const hashes = new Set(states.filter(({ key }) => shown.has(key)).map(({ releaseHash }) => releaseHash));
  return new Map(
    await Promise.all([...hashes].map(async (hash) => [hash, await deps.releases.get(hash)] as const)),
  );
}

/** How many cases a plan finds, up to `most`. */
export async function countCases(
  deps: Pick<ListDeps, 'db'>,
  plan: ListPlan,
  most = mostCounted,
): Promise<CaseCount> {
  const found = await caseListStore(deps.db).count(plan.query, most + 1);
  return { count: Math.min(found, most), more: found > most };
}

function listRow(
  row: ListedCase,
  list: ListDefinition | null,
  { user, release, holdings, states }: ListReader,
  releases: ReadonlyMap<string, Release>,
): Omit<CaseListRow, 'unread'> {
  const { stored } = row;
  const state = states.find((one) => one.key === stored.stateKey);
  const member = holdings.companies.get(stored.companyId);
  const roles = [...holdings.everywhere, ...(member ?? [])];
  const acting = actingRoles(release, roles, member !== undefined || stored.assessorId === user.id);
  const title = state ? titleInList(list, state, roles) : stored.state;
  const own = (state && releases.get(state.releaseHash)) ?? release;
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
  const shownValue = (name: string) => {
    if (!name.startsWith('summary.')) return plain[name] ?? null;
    const summary = name.slice('summary.'.length);
    const value = stored.summary[summary] ?? null;
    return inTitles(summaryTitles(own, summary), value, own.definition.languages);
  };
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
    events: (list?.events ?? []).flatMap((type) => rowEvent(type, state?.view.events[type], acting)),
    reviews: state ? rowReviews(releases.get(state.releaseHash), state.states, acting) : [],
  };
}

function rowReviews(release: Release | undefined, states: string[], roles: Role[]): CaseListRow['reviews'] {
  if (!release) return [];
  return reviewsToFill(release, states, roles).map((form) => ({
    form,
    title: release.forms.get(form)?.definition.title ?? form,
  }));
}

function rowEvent(type: string, meta: EventMeta | undefined, roles: Role[]): CaseListRow['events'] {
  if (!meta?.roles.some((role) => roles.includes(role))) return [];
  // Who signs reads first what he signs, which no row shows.
  if (meta.signs !== undefined) return [];
  const { label, tone, confirm, form } = meta;
  return [
    { type, label, tone: tone ?? 'neutral', ...(confirm ? { confirm } : {}), ...(form ? { form } : {}) },
  ];
}
