import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../engine/index.ts';
import { backoff } from '../../../server/outbox/backoff.ts';
import { readCharge } from '../../../server/outbox/charge.ts';
import { CannotEverWork } from '../../../server/outbox/handler.ts';

const charge = (amount: number, rates: number[] = [], currency = 'CAD') =>
  readCharge(
    {
      charge: {
        amount,
        description: 'Fee',
        dueInDays: 30,
        taxes: rates.map((rate) => ({ label: 'Tax', rate })),
      },
    },
    currency,
  );

describe('a charge in cents', () => {
  it('is exact for every amount with two decimals', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000 }), (cents) => {
        expect(charge(cents / 100).total).toBe(cents);
      }),
    );
  });

  it.each([
    [150, [5, 9.975], [15000, 750, 1496]],
    [600, [13], [60000, 7800]],
    [1.05, [50], [105, 53]],
    [0.1, [5], [10, 1]],
    [1.005, [], [101]],
    [0, [5], [0, 0]],
  ] as [number, number[], number[]][])('%f with taxes of %j %%', (amount, rates, lines) => {
    expect(charge(amount, rates).lines.map((line) => line.amount)).toEqual(lines);
  });

  it('knows currencies without cents', () => {
    expect(charge(500, [10], 'JPY')).toMatchObject({ total: 550 });
  });

  it.each<JsonObject>([
    {},
    { charge: null },
    { charge: { amount: '150' } },
    { charge: { amount: -1 } },
    { charge: { amount: 1, taxes: [{ label: 'x' }] } },
  ])('%j is none, and never will be', (params) => {
    expect(() => readCharge(params, 'CAD')).toThrow(CannotEverWork);
  });
});

describe('the wait before another attempt', () => {
  it('doubles up to its cap and keeps within its upper half', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 200 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (attempt, random) => {
          const wait = backoff(attempt, () => random, { baseMs: 1000, capMs: 3_600_000 });
          const full = Math.min(3_600_000, 1000 * 2 ** (attempt - 1));
          expect(wait).toBeGreaterThanOrEqual(Math.floor(full / 2));
          expect(wait).toBeLessThanOrEqual(full);
        },
      ),
    );
  });
});
