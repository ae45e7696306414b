import { expect, it } from 'vitest';
import { clockTarget } from '../../../server/use-cases/clock-target.ts';

const zone = 'America/Edmonton';
// 21:30 on the evening of the 30th there; already the 31st in UTC.
const now = new Date('2026-01-31T04:30:00.000Z');

it('puts a demonstration’s clock where it is wished', () => {
  const at = (wish: Parameters<typeof clockTarget>[0]) => clockTarget(wish, now, zone).toISOString();
  expect(at({ to: '2026-02-01T00:00:00.000Z' })).toBe('2026-02-01T00:00:00.000Z');
  // Noon there, in winter and in summer time.
  expect(at({ date: '2026-02-01' })).toBe('2026-02-01T19:00:00.000Z');
  expect(at({ date: '2026-07-01' })).toBe('2026-07-01T18:00:00.000Z');
  expect(at({ step: 'day' })).toBe('2026-02-01T04:30:00.000Z');
  expect(at({ step: 'week' })).toBe('2026-02-07T04:30:00.000Z');
  // A month after the 30th of January is the 28th of February, there.
  expect(at({ step: 'month' })).toBe('2026-03-01T04:30:00.000Z');
});
