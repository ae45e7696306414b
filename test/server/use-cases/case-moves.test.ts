import { expect, test } from 'vitest';
import { sentBy } from '../../../server/use-cases/case-moves.ts';

/** `!` before a state: a deadline led into it. */
const moves = (...states: string[]) =>
  states.map((name) => ({
    state: name.replace('!', ''),
    kind: name.startsWith('!') ? ('timer' as const) : ('event' as const),
  }));

test('a case was sent to where it is by what led there last, whatever was done there since', () => {
  expect(sentBy(moves('draft', 'desk', 'wanted', 'wanted'))).toBe(2);
  expect(sentBy(moves('wanted', 'desk', 'wanted'))).toBe(2);
  expect(sentBy(moves('desk.reading', 'desk.asked'))).toBe(1);
  expect(sentBy(moves('draft'))).toBe(0);
  expect(sentBy([])).toBe(-1);
});

test('a deadline that passed and a longer time given leave what was asked for as it is', () => {
  expect(sentBy(moves('desk', 'round.open', '!round.late'))).toBe(1);
  expect(sentBy(moves('desk', 'round.open', '!round.late', 'round.late', 'round.open'))).toBe(1);
  expect(sentBy(moves('desk', 'open', '!late', 'open', '!late', 'open'))).toBe(1);
  // It went on from there, and came back with a new request.
  expect(sentBy(moves('desk', 'open', '!late', 'desk', 'open'))).toBe(4);
  expect(sentBy(moves('!late'))).toBe(-1);
});
