import {
  keepPreviousData,
  queryOptions,
  usePrefetchQuery,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import type { Json, Text } from '../../../engine/index.ts';
import { api, newKey } from './client.ts';

/** How many cases match; `more`: there are more than were counted. */
export interface Total {
  count: number;
  more: boolean;
}

export interface ProgramBuckets {
  program: string;
  title: Text;
  timeZone: string;
  today: string;
  buckets: (Total & { id: string; title: Text; description?: Text; list: string })[];
}

export const useBuckets = () =>
  useQuery({
    queryKey: ['cases', 'buckets'],
    queryFn: async () => (await api<{ items: ProgramBuckets[] }>('/buckets')).body.items,
    refetchInterval: 60_000,
  });

/** An event that a row's list declares and its state has. */
export interface RowEvent {
  type: string;
  label: Text;
  tone: 'primary' | 'neutral' | 'danger';
  confirm?: Text;
  form?: string;
}

export interface QueueRow {
  id: string;
  number: string | null;
  revision: number;
  company: { id: string; name: string };
  values: { [column: string]: Json };
  events: RowEvent[];
  /** Forms judging another one that the reader may fill in now. */
  reviews: { form: string; title: Text }[];
  unread: number;
}

/** Which cases, in which order. */
export interface QueueQuery {
  program: string;
  list: string;
  bucket?: string | undefined;
  q?: string | undefined;
  sort?: string | undefined;
  /** Column id and what it must be, as `list-cases` takes it. */
  filters: readonly (readonly [column: string, wanted: string])[];
}

function searchOf(query: QueueQuery, more: { [name: string]: string | undefined } = {}): string {
  const search = new URLSearchParams();
  const { filters, ...plain } = query;
  for (const [name, value] of Object.entries({ ...plain, ...more })) if (value) search.set(name, value);
  for (const [column, wanted] of filters) search.append('filter', `${column}:${wanted}`);
  return search.toString();
}

export interface QueuePage {
  items: QueueRow[];
  next: string | null;
  total?: Total;
}

/** One page of a queue; `limit` at most 200. */
export const readQueue = async (query: QueueQuery, cursor?: string, limit = 50): Promise<QueuePage> =>
  (await api<QueuePage>(`/cases?${searchOf(query, { cursor, limit: String(limit) })}`)).body;

const pageOptions = (query: QueueQuery, cursor: string | undefined) =>
  queryOptions({
    queryKey: ['cases', 'queue', query, cursor],
    queryFn: async () =>
      (await api<QueuePage>(`/cases?${searchOf(query, { cursor, limit: '50', count: 'yes' })}`)).body,
    placeholderData: keepPreviousData,
  });

export const useQueuePage = (query: QueueQuery, cursor: string | undefined) =>
  useQuery(pageOptions(query, cursor));

/** Asks for a page while its list is still being read. */
export const useQueuePageAhead = (query: QueueQuery, cursor: string | undefined) =>
  usePrefetchQuery(pageOptions(query, cursor));

/** All that match, as one file. */
export const exportHref = (query: QueueQuery, columns: string[], language: string): string =>
  `/api/v1/case-exports?${searchOf(query, { columns: columns.join(','), language })}`;

export interface ListView {
  id: string;
  name: string;
  query: string;
  isDefault: boolean;
}

export interface ListOptions {
  states: { title: Text; states: string[] }[];
  people: { id: string; name: string; roles: string[]; takesCases: boolean }[];
  mayAssign: boolean;
  views: ListView[];
  columns: string[] | null;
}

const listPath = (program: string, list: string) =>
  `/programs/${encodeURIComponent(program)}/lists/${encodeURIComponent(list)}`;
const listKey = (program: string, list: string) => ['list', program, list];

export const useListOptions = (program: string, list: string) =>
  useQuery({
    queryKey: listKey(program, list),
    queryFn: async () => (await api<ListOptions>(listPath(program, list))).body,
    staleTime: 60_000,
  });

/** Asks for a list's choices and views again. */
export function useListChanged(): (program: string, list: string) => Promise<void> {
  const queries = useQueryClient();
  return (program, list) => queries.invalidateQueries({ queryKey: listKey(program, list) });
}

type GivenView = Omit<ListView, 'id'>;

export const addView = async (program: string, list: string, body: GivenView): Promise<ListView> =>
  (await api<ListView>(`${listPath(program, list)}/views`, { method: 'POST', body })).body;
export const updateView = ({ id, ...body }: ListView) => api(`/views/${id}`, { method: 'PUT', body });
export const removeView = (id: string) => api(`/views/${id}`, { method: 'DELETE' });
export const saveColumns = (program: string, list: string, columns: string[]) =>
  api(`${listPath(program, list)}/columns`, { method: 'PUT', body: { columns } });

/** Gives a case, as it was seen in its row, to somebody. */
export const assignRow = (row: QueueRow, assignee: string | null) =>
  api(`/cases/${row.id}/assignee`, {
    method: 'PUT',
    body: { assignee },
    headers: { 'if-match': `"${row.revision}"` },
  });

/** Sends an event to a case as it was seen in its row; the same key sends it once. */
export const sendToRow = (row: QueueRow, type: string, data: Record<string, unknown>, key = newKey()) =>
  api(`/cases/${row.id}/events`, {
    method: 'POST',
    body: { type, data },
    headers: { 'idempotency-key': key, 'if-match': `"${row.revision}"` },
  });
