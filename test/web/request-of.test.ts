import { expect, test } from 'vitest';
import { requestOf } from '../../web/portal/step/request-of.ts';
import type { HistoryRow } from '../../web/shared/api/cases.ts';

const line = (seq: number, state: string, more: Partial<HistoryRow> = {}) =>
  ({
    seq,
    kind: 'event',
    state: { id: state, title: { en: state } },
    actor: { id: 'reviewer', name: 'Jordan', roles: [] },
    data: { reason: String(seq) },
    ...more,
  }) as HistoryRow;

test('the request is what began the round, not the longer time given in it', () => {
  const lines = [
    line(1, 'deciding'),
    line(2, 'correction.open'),
    line(3, 'correction.overdue', { kind: 'timer', data: null }),
    line(4, 'correction.open'),
    line(5, 'correction.open', { kind: 'record' }),
  ];
  expect(requestOf(lines, 'assessor')?.seq).toBe(2);
});

test('a second round has its own request, and a reader is not told what he wrote himself', () => {
  const lines = [line(1, 'wanted'), line(2, 'deciding'), line(3, 'wanted')];
  expect(requestOf(lines, 'assessor')?.seq).toBe(3);
  expect(requestOf(lines, 'reviewer')).toBeUndefined();
  expect(requestOf([], 'assessor')).toBeUndefined();
});
