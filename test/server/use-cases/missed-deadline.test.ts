import { expect, test } from 'vitest';
import type { Release, TimerChange } from '../../../engine/index.ts';
import type { CaseMove } from '../../../server/use-cases/case-moves.ts';
import { missedDeadline } from '../../../server/use-cases/missed-deadline.ts';

const release = {
  definition: { languages: ['en'] },
  workflow: { delays: { return: { title: 'Return' } } },
} as unknown as Release;

const set = (date: string) =>
  ({ op: 'set', id: 'a', delay: 'return', kind: 'deadline', date, due: `${date}T06:59:59Z` }) as TimerChange;
const move = (seq: number, state: string, more: Partial<CaseMove> = {}) =>
  ({ seq, kind: 'event', state, timers: [], timer: null, ...more }) as CaseMove;

const late = [
  move(1, 'open', { timers: [set('2026-05-01')] }),
  move(2, 'open', { timers: [set('2026-05-09')] }),
  move(3, 'late', { kind: 'timer', timer: 'a' }),
];

test('the deadline that was missed is the one set last, and it stays told while the case waits there', () => {
  expect(missedDeadline(release, late)).toMatchObject({ title: 'Return', date: '2026-05-09' });
  expect(missedDeadline(release, [...late, move(4, 'late')])).toMatchObject({ date: '2026-05-09' });
});

test('a case that went on has missed nothing', () => {
  expect(missedDeadline(release, [...late, move(4, 'open')])).toBeNull();
  expect(missedDeadline(release, late.slice(0, 2))).toBeNull();
  expect(missedDeadline(release, [])).toBeNull();
});

test('a reminder that came is no deadline that was missed', () => {
  const reminder = { ...set('2026-05-01'), kind: 'reminder' } as TimerChange;
  const moves = [move(1, 'open', { timers: [reminder] }), move(2, 'open', { kind: 'timer', timer: 'a' })];
  expect(missedDeadline(release, moves)).toBeNull();
});
