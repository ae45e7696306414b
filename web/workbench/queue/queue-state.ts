import type { QueueQuery } from '../../shared/api/queue.ts';

/** All that the address of a queue says. */
export interface QueueState {
  bucket: string | undefined;
  q: string | undefined;
  sort: string | undefined;
  filters: readonly (readonly [column: string, wanted: string])[];
  /** Columns to show, in the list's order; `null` where the address does not say. */
  columns: string[] | null;
  /** Where the page begins, and how many rows are before it. */
  cursor: string | undefined;
  from: number;
}

export function readState(search: URLSearchParams): QueueState {
  const from = Number(search.get('from'));
  return {
    bucket: search.get('bucket') ?? undefined,
    q: search.get('q') ?? undefined,
    sort: search.get('sort') ?? undefined,
    filters: search.getAll('filter').flatMap((one) => {
      const at = one.indexOf(':');
      return at > 0 ? [[one.slice(0, at), one.slice(at + 1)] as const] : [];
    }),
    columns: search.get('columns')?.split(',').filter(Boolean) ?? null,
    cursor: search.get('cursor') ?? undefined,
    from: Number.isInteger(from) && from > 0 ? from : 0,
  };
}

/** What a saved view keeps: all but the page. */
export function viewSearch({ bucket, q, sort, filters, columns }: QueueState): string {
  const search = new URLSearchParams();
  if (bucket) search.set('bucket', bucket);
  if (q) search.set('q', q);
  if (sort) search.set('sort', sort);
  for (const [column, wanted] of filters) search.append('filter', `${column}:${wanted}`);
  if (columns) search.set('columns', columns.join(','));
  return search.toString();
}

/** The address of a page of a queue. An empty one would ask for the reader's default view: this one does not. */
export function stateSearch(state: QueueState): string {
  const search = new URLSearchParams(viewSearch(state));
  if (state.cursor) search.set('cursor', state.cursor);
  if (state.cursor && state.from > 0) search.set('from', String(state.from));
  if (search.size === 0) search.set('view', 'none');
  return `?${search}`;
}

export const queryOf = (program: string, list: string, state: QueueState): QueueQuery => ({
  program,
  list,
  bucket: state.bucket,
  q: state.q,
  sort: state.sort,
  filters: state.filters,
});

/** What a column must be now; `''`: anything. */
export const wantedOf = (state: QueueState, column: string): string =>
  state.filters.find(([id]) => id === column)?.[1] ?? '';

/** The same with one filter changed; an empty one is taken away. The pages begin anew. */
export function withFilter(state: QueueState, column: string, wanted: string): QueueState {
  const others = state.filters.filter(([id]) => id !== column);
  const filters = wanted ? [...others, [column, wanted] as const] : others;
  return { ...state, filters, cursor: undefined, from: 0 };
}

export const sameView = (one: string, other: string): boolean => {
  const sorted = (text: string) => {
    const search = new URLSearchParams(text);
    search.delete('view');
    search.sort();
    return search.toString();
  };
  return sorted(one) === sorted(other);
};
