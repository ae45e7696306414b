import { expect, it } from 'vitest';
import { daysAhead } from '../../web/shared/i18n/days-ahead.ts';

it('counts a moved clock’s days by the dates that its reader sees', () => {
  const real = new Date('2026-03-02T05:00:00.000Z');
  // In Edmonton it is still the evening of the first.
  const later = (hours: number) => new Date(real.getTime() + hours * 3_600_000);
  expect(daysAhead(later(1), real, 'America/Edmonton')).toBe(0);
  expect(daysAhead(later(3), real, 'America/Edmonton')).toBe(1);
  expect(daysAhead(later(3), real, 'UTC')).toBe(0);
  // Over a change of the clocks, a week of days is a week.
  expect(daysAhead(later(7 * 24), new Date('2026-03-02T18:00:00.000Z'), 'America/Edmonton')).toBe(6);
  expect(
    daysAhead(new Date('2026-03-15T17:00:00Z'), new Date('2026-03-08T08:30:00Z'), 'America/Edmonton'),
  ).toBe(7);
});
