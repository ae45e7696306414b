import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeAnswers, same } from '../../web/portal/step/merge-answers.ts';

const value = fc.oneof(
  fc.constantFrom('a', 'b', 1, true),
  fc.array(fc.constantFrom('x', 'y'), { maxLength: 2 }),
);
const answers = fc.dictionary(
  fc.constantFrom('p', 'q', 'r'),
  fc.oneof(value, fc.dictionary(fc.constantFrom('s', 't'), value)),
);

describe('answers of two people', () => {
  it('come together where each wrote in another place', () => {
    const base = { a: { response: 'yes', notes: 'old' }, b: 1 };
    const met = mergeAnswers(
      base,
      { a: { response: 'yes', notes: 'mine' }, b: 1 },
      { a: { response: 'no', notes: 'old' }, b: 2 },
    );
    expect(met).toEqual({
      mine: { a: { response: 'no', notes: 'mine' }, b: 2 },
      theirs: { a: { response: 'no', notes: 'mine' }, b: 2 },
      conflicts: [],
    });
  });

  it('are a choice where both wrote, and only there', () => {
    const met = mergeAnswers(
      { a: { notes: 'old', points: 1 } },
      { a: { notes: 'mine', points: 1 } },
      { a: { notes: 'theirs', points: 2 } },
    );
    expect(met.conflicts).toEqual(['a.notes']);
    expect(met.mine).toEqual({ a: { notes: 'mine', points: 2 } });
    expect(met.theirs).toEqual({ a: { notes: 'theirs', points: 2 } });
  });

  it('keep a deletion unless the other changed what was deleted', () => {
    expect(mergeAnswers({ a: 1, b: 1 }, { b: 1 }, { a: 1, b: 2 }).mine).toEqual({ b: 2 });
    expect(mergeAnswers({ a: 1 }, {}, { a: 2 }).conflicts).toEqual(['a']);
  });

  it('take a list as one value', () => {
    expect(mergeAnswers({ l: ['x'] }, { l: ['x', 'y'] }, { l: [] }).conflicts).toEqual(['l']);
  });

  it('never lose what one of them wrote without a conflict', () => {
    fc.assert(
      fc.property(answers, answers, answers, (base, mine, theirs) => {
        const { mine: merged, conflicts } = mergeAnswers(base, mine, theirs);
        for (const name of Object.keys({ ...base, ...mine, ...theirs })) {
          const touched = conflicts.some((path) => path.split('.')[0] === name);
          if (!same(mine[name], base[name]) && same(theirs[name], base[name])) {
            expect(same(merged[name], mine[name])).toBe(true);
          }
          if (same(mine[name], base[name])) expect(same(merged[name], theirs[name])).toBe(true);
          if (touched) expect(same(mine[name], theirs[name])).toBe(false);
        }
      }),
    );
  });

  it('are all mine when nobody else wrote', () => {
    fc.assert(
      fc.property(answers, answers, (base, mine) => {
        const met = mergeAnswers(base, mine, base);
        expect(met.conflicts).toEqual([]);
        expect(same(met.mine, mine)).toBe(true);
      }),
    );
  });
});
