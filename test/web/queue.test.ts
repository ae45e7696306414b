import { afterEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from '../../web/shared/api/client.ts';
import type { QueueRow } from '../../web/shared/api/queue.ts';
import { meaning, register, registered } from '../../web/shared/shortcuts/registry.ts';
import { type BulkResult, commonEvents, runBulk } from '../../web/workbench/queue/bulk-run.ts';
import { joined, placeIn, type RememberedQueue } from '../../web/workbench/queue/queue-memory.ts';
import {
  readState,
  sameView,
  stateSearch,
  viewSearch,
  withFilter,
} from '../../web/workbench/queue/queue-state.ts';
import { rowHref } from '../../web/workbench/queue/row-href.ts';

const row = (id: string, events: string[] = []): QueueRow => ({
  id,
  number: id,
  revision: 1,
  company: { id: 'c', name: 'Rose Hill' },
  values: {},
  events: events.map((type) => ({ type, label: type, tone: 'neutral' })),
  reviews: [],
  unread: 0,
});

describe('the address of a queue', () => {
  it('holds the whole state, and a view all of it but the page', () => {
    const address =
      '?bucket=mine&q=rose+hill&sort=-due&filter=due%3A2026-01-01..&filter=clerk%3A%40me&columns=number%2Cdue';
    const state = readState(new URLSearchParams(`${address}&cursor=abc&from=50`));
    expect(state.filters).toEqual([
      ['due', '2026-01-01..'],
      ['clerk', '@me'],
    ]);
    expect(stateSearch(state)).toBe(`${address}&cursor=abc&from=50`);
    expect(`?${viewSearch(state)}`).toBe(address);
    expect(sameView(viewSearch(state), address.slice(1))).toBe(true);
  });

  it('begins the pages anew where a filter changes, and says when nothing is asked for', () => {
    const state = readState(new URLSearchParams('filter=clerk:@me&cursor=abc&from=50'));
    const without = withFilter(state, 'clerk', '');
    expect(without).toMatchObject({ filters: [], cursor: undefined, from: 0 });
    // An empty address would bring the default view back.
    expect(stateSearch(without)).toBe('?view=none');
    expect(sameView('view=none', '')).toBe(true);
  });
});

describe('the queue that a case was opened from', () => {
  const page = (ids: string[], from: number): RememberedQueue => ({
    query: { program: 'permit', list: 'desk', filters: [] },
    href: '/queue/permit/desk',
    cases: ids.map((id) => ({ id, href: `/cases/${id}` })),
    from,
    next: null,
    total: null,
  });

  const idsOf = ({ cases }: RememberedQueue) => cases.map(({ id }) => id);

  it('joins pages seen one after another, and begins anew with another queue', () => {
    const two = joined(page(['a', 'b'], 0), page(['c', 'd'], 2));
    expect(idsOf(two)).toEqual(['a', 'b', 'c', 'd']);
    expect(two.from).toBe(0);
    expect(idsOf(joined(two, page(['b', 'x'], 1)))).toEqual(['a', 'b', 'x']);
    const apart = joined(two, page(['z'], 50));
    expect([idsOf(apart), apart.from]).toEqual([['z'], 50]);
    const other = { ...page(['a'], 0), query: { program: 'permit', list: 'office', filters: [] } };
    expect(idsOf(joined(two, other))).toEqual(['a']);
  });

  it('tells a case’s place, where the one before leads, and the next one', () => {
    expect(placeIn(page(['a', 'b', 'c'], 50), 'b')).toEqual({
      position: 52,
      previous: '/cases/a',
      next: '/cases/c',
    });
    expect(placeIn(page(['a'], 0), 'a')).toEqual({ position: 1, previous: null, next: null });
    expect(placeIn(page(['a'], 0), 'x')).toBeNull();
  });

  it('leads to the review where there is one to fill in, otherwise to the case', () => {
    expect(rowHref(row('a'))).toBe('/cases/a');
    const reviews = [{ form: 'verdict', title: 'Verdict' }];
    expect(rowHref({ ...row('a'), reviews })).toBe('/cases/a/review/verdict');
  });
});

describe('one thing done to many cases', () => {
  it('tells what became of each, and asks none after it was stopped', async () => {
    const results = new Map<string, BulkResult['state']>();
    const stop = new AbortController();
    const asked: string[] = [];
    await runBulk(
      ['fine', 'refused', 'lost', 'last', 'never'].map((id) => row(id)),
      async ({ id }) => {
        asked.push(id);
        if (id === 'refused') throw new ApiError({ title: 'No', status: 409 });
        if (id === 'lost') throw new ApiError({ title: 'The server could not be reached', status: 0 });
        if (id === 'last') stop.abort();
      },
      ({ id }, { state }) => results.set(id, state),
      stop.signal,
    );
    expect(Object.fromEntries(results)).toEqual({
      fine: 'done',
      refused: 'refused',
      lost: 'unreached',
      last: 'done',
      never: 'stopped',
    });
    expect(asked).not.toContain('never');
  });

  it('offers the events that every one of them has', () => {
    const types = (rows: QueueRow[]) => commonEvents(rows).map(({ type }) => type);
    expect(types([row('a', ['X', 'Y']), row('b', ['Y', 'Z'])])).toEqual(['Y']);
    expect(types([row('a', ['X']), row('b')])).toEqual([]);
    expect(types([])).toEqual([]);
  });
});

describe('shortcuts', () => {
  const away: (() => void)[] = [];
  afterEach(() => {
    for (const one of away.splice(0)) one();
  });

  it('act by the latest that has the keys, and wait for longer ones', () => {
    const below = vi.fn();
    const above = vi.fn();
    away.push(register({ keys: 'j', label: 'below', action: below }));
    const leave = register({ keys: 'j', label: 'above', action: above });
    away.push(register({ keys: 'g h', label: 'home', action: below }));
    expect(meaning(registered(), ['j'])).toMatchObject({ label: 'above' });
    leave();
    expect(meaning(registered(), ['j'])).toMatchObject({ label: 'below' });
    expect(meaning(registered(), ['g'])).toBe('more');
    expect(meaning(registered(), ['g', 'h'])).toMatchObject({ label: 'home' });
    expect(meaning(registered(), ['x'])).toBeNull();
  });
});
