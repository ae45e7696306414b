import { describe, expect, it } from 'vitest';
import { daysLeft } from '../../web/portal/case/days-left.ts';
import { offerHref, withAddedRow } from '../../web/portal/step/offer.tsx';

describe('a row that an answer offers', () => {
  const offer = {
    at: 'check.a.one',
    label: 'Write it down',
    to: 'check.plan.items',
    row: { question: 'one' },
    isThere: false,
  };
  const add = () => new URL(offerHref('c1', offer), 'https://x').searchParams.get('add');

  it('is begun at the end of its table, once', () => {
    expect(offerHref('c1', offer)).toMatch(/^\/cases\/c1\/forms\/check\/plan\?add=/);
    expect(new URL(offerHref('c1', offer), 'https://x').searchParams.get('from')).toBe('check.a.one');
    const begun = withAddedRow({ items: [{ question: 'two' }] }, add());
    expect(begun).toEqual({ data: { items: [{ question: 'two' }, { question: 'one' }] }, at: 'items.1' });
    expect(withAddedRow(begun?.data ?? {}, add())).toEqual(begun);
    expect(withAddedRow({}, add())).toEqual({ data: { items: [{ question: 'one' }] }, at: 'items.0' });
  });

  it('is nothing where the address says nothing of the kind', () => {
    for (const wrong of [null, '', '{', '[]', '{"path":1}', '{"path":"items","row":[]}']) {
      expect(withAddedRow({}, wrong)).toBeNull();
    }
  });
});

describe('days left', () => {
  it('counts calendar days of the deadline’s zone', () => {
    const now = new Date('2026-03-03T05:30:00Z'); // still 2 March in Edmonton
    expect(daysLeft('2026-03-02', 'America/Edmonton', now)).toBe(0);
    expect(daysLeft('2026-03-17', 'America/Edmonton', now)).toBe(15);
    expect(daysLeft('2026-03-02', 'UTC', now)).toBe(-1);
  });
});
