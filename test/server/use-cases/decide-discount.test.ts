import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StoredCode } from '../../../server/stores/access-codes.ts';
import { newCode, shownCode } from '../../../server/use-cases/access-code-text.ts';
import { decideDiscount } from '../../../server/use-cases/decide-discount.ts';
import { decideStatement, type Movement } from '../../../server/use-cases/decide-statement.ts';
import { fakeIds } from '../../support/fakes.ts';

const code: StoredCode = {
  id: 'c',
  code: 'X',
  kind: 'percent',
  value: 50,
  currency: null,
  maxUses: 1,
  uses: 0,
  expiresOn: '2026-03-31',
  program: 'permit',
  companyId: null,
  holderId: null,
  note: '',
  createdBy: 'u',
  createdAt: '',
  revokedAt: null,
  revokedBy: null,
};
const invoice = (invoiceId: string, total: number, more: object = {}) => ({
  invoiceId,
  total,
  currency: 'CAD',
  program: 'permit',
  companyId: 'a',
  today: '2026-03-02',
  ...more,
});

describe('decideDiscount', () => {
  it('holds on the code’s last day in the program’s zone, and not after', () => {
    expect(decideDiscount(code, 'u', [invoice('1', 101, { today: '2026-03-31' })])).toMatchObject({
      total: 51,
    });
    expect(decideDiscount(code, 'u', [invoice('1', 101, { today: '2026-04-01' })])).toEqual({
      problem: 'expired',
    });
  });

  it('pays only invoices of its program', () => {
    const mixed = [invoice('1', 100), invoice('2', 100, { program: 'other' })];
    const decided = decideDiscount(code, 'u', mixed);
    expect('discounts' in decided && [...decided.discounts]).toEqual([['1', 50]]);
  });

  it('never takes off more than there is to pay, nor more than the code is worth', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<StoredCode['kind']>('amount', 'percent'),
        fc.integer({ min: 1, max: 100_000 }),
        fc.array(fc.integer({ min: 0, max: 90_000 }), { minLength: 1, maxLength: 8 }),
        (kind, worth, totals) => {
          const value = kind === 'percent' ? 1 + (worth % 100) : worth;
          const invoices = totals.map((total, n) => invoice(String(n), total));
          const decided = decideDiscount({ ...code, kind, value, currency: 'CAD' }, 'u', invoices);
          if ('problem' in decided) throw new Error(decided.problem);
          let sum = 0;
          for (const { invoiceId, total } of invoices) {
            const off = decided.discounts.get(invoiceId) ?? 0;
            expect(off).toBeGreaterThanOrEqual(0);
            expect(off).toBeLessThanOrEqual(total);
            sum += off;
          }
          expect(decided.total).toBe(sum);
          const all = totals.reduce((one, two) => one + two, 0);
          if (kind === 'amount') expect(sum).toBe(Math.min(value, all));
          if (kind === 'percent' && value === 100) expect(sum).toBe(all);
        },
      ),
    );
  });
});

describe('decideStatement', () => {
  it('opening, movements and closing agree for every period', () => {
    const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-03-${String(n).padStart(2, '0')}`);
    const movement = fc.record<Movement>({
      on: day,
      kind: fc.constantFrom('invoice', 'void', 'payment', 'access-code', 'refund'),
      currency: fc.constantFrom('CAD', 'USD'),
      amount: fc.integer({ min: -5000, max: 5000 }),
      invoice: fc.record({ id: fc.constant('i'), number: fc.constant('1'), description: fc.constant('') }),
      order: fc.constant(null),
    });
    fc.assert(
      fc.property(fc.array(movement, { maxLength: 12 }), day, day, (movements, one, two) => {
        const [from, to] = [one, two].sort() as [string, string];
        for (const account of decideStatement(movements, { from, to })) {
          expect(account.closing).toBe(account.opening + account.invoiced - account.credited);
          expect(account.entries.at(-1)?.balance ?? account.opening).toBe(account.closing);
          const until = movements.filter((m) => m.currency === account.currency && m.on <= to);
          expect(account.closing).toBe(until.reduce((sum, m) => sum + m.amount, 0));
        }
      }),
    );
  });
});

describe('the sums of a statement', () => {
  it('do not call invoiced what was given back', () => {
    const invoice = { id: 'i', number: '1', description: '' };
    const moves = (['invoice', 'payment', 'refund'] as const).map((kind) => ({
      on: '2026-03-05',
      kind,
      currency: 'CAD',
      amount: kind === 'payment' ? -15000 : 15000,
      invoice,
      order: null,
    }));
    const [account] = decideStatement(moves, { from: '2026-03-01', to: '2026-03-31' });
    expect(account).toMatchObject({ opening: 0, invoiced: 15000, credited: 0, closing: 15000 });
  });
});

describe('newCode', () => {
  it('is twelve characters that are not mistaken for others, in groups of four', () => {
    expect(shownCode(newCode(fakeIds()))).toMatch(/^([2-9A-HJKMNP-Z]{4}-){2}[2-9A-HJKMNP-Z]{4}$/);
  });
});
