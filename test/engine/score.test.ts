import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answers, JsonObject, Scorecard, ScorecardQuestion } from '../../engine/index.ts';
import { compare, exactly, over, plus, times, toNumber, ZERO } from '../../engine/run/exact.ts';
import { type ScoreOf, scoreOf } from '../../engine/run/score.ts';
import { decimals } from '../support/arbitraries.ts';

type Given = Partial<ScorecardQuestion> & { given?: JsonObject; judged?: JsonObject };

function card(...elements: Given[][]): { scorecard: Scorecard; answers: Answers } {
  const answers: Answers = { audit: { all: {} }, review: { all: {} } };
  const list = elements.map((questions, e) => ({
    id: `e${e}`,
    title: `Element ${e}`,
    questions: questions.map(({ given, judged, ...question }, q): ScorecardQuestion => {
      const id = `e${e}q${q}`;
      if (given) answers.audit!.all![id] = given;
      if (judged) answers.review!.all![id] = judged;
      const places = { answer: `audit.all.${id}`, review: `review.all.${id}` };
      return { id, title: id, points: 5, scoring: 'all-or-nothing', ...places, ...question };
    }),
  }));
  return { scorecard: { format: 1, title: 'Card', elements: list }, answers };
}

const scored = (which: ScoreOf, ...elements: Given[][]) => {
  const { scorecard, answers } = card(...elements);
  return scoreOf(scorecard, answers, which);
};

const yes = { response: 'yes' };
const no = { response: 'no' };
const na = { response: 'na' };

describe('the score', () => {
  it('counts each kind of scoring', () => {
    const score = scored('claimed', [
      { given: yes },
      { given: no },
      { scoring: 'range', points: 8, given: { response: 'yes', points: 6.25 } },
      { scoring: 'percentage', points: 10, given: { positive: 1, total: 3 } },
      { scoring: 'percentage', points: 2, given: no },
    ]);
    expect(score.questions.map(({ points }) => points)).toEqual([5, 0, 6.25, 10 / 3, 0]);
    expect(score.available).toBe(30);
    expect(score.points).toBe(toNumber(plus(exactly(11.25), over(exactly(10), exactly(3)))));
  });

  it('takes what is not applicable out of the denominator, only where that is allowed', () => {
    const score = scored('claimed', [{ given: yes }, { given: na, notApplicable: true }, { given: na }]);
    expect(score).toMatchObject({ points: 5, available: 10, percent: 50 });
    expect(score.questions.map(({ applicable, answered }) => [applicable, answered])).toEqual([
      [true, true],
      [false, true],
      [true, false],
    ]);
  });

  it('has no percentage where nothing counts', () => {
    const score = scored('claimed', [{ given: na, notApplicable: true }], []);
    expect(score).toMatchObject({ points: 0, available: 0, percent: null, lowest: null, highest: null });
    expect(score.elements.map(({ percent }) => percent)).toEqual([null, null]);
    expect(scored('claimed')).toMatchObject({ percent: null, elements: [], questions: [] });
  });

  it('counts what is not answered, or answered with nonsense, as none of its points', () => {
    const score = scored('claimed', [
      {},
      { given: { response: 'perhaps' } },
      { scoring: 'percentage', given: { positive: 2, total: 0 } },
      { scoring: 'percentage', given: { positive: 'two', total: 4 } },
      { scoring: 'range', given: { points: '5' } },
    ]);
    expect(score).toMatchObject({ points: 0, available: 25, percent: 0 });
    expect(score.questions.every(({ answered }) => !answered)).toBe(true);
  });

  it('never gives less than none or more than all of a question’s points', () => {
    const score = scored('claimed', [
      { scoring: 'range', given: { points: 7 } },
      { scoring: 'range', given: { points: -7 } },
      { scoring: 'percentage', given: { positive: 9, total: 3 } },
    ]);
    expect(score.questions.map(({ points }) => points)).toEqual([5, 0, 5]);
  });

  it('takes the reviewer’s points where he gave some, else the claimed ones', () => {
    const questions: Given[] = [
      { given: yes, judged: { awarded: 2.5 } },
      { given: yes, judged: { mark: 'sufficient' } },
      { given: na, notApplicable: true, judged: { awarded: 0 } },
      { given: na, notApplicable: true, judged: { awarded: null } },
      { given: no, judged: { awarded: 99 } },
    ];
    expect(scored('claimed', questions)).toMatchObject({ points: 10, available: 15 });
    expect(scored('awarded', questions)).toMatchObject({ points: 12.5, available: 20, percent: 62.5 });
  });

  it('counts only what is marked, where it is asked what was judged so far', () => {
    const score = scored(
      'judged',
      [
        { given: yes, judged: { mark: 'sufficient' } },
        { given: yes, judged: { mark: 'correction', awarded: 2 } },
        { given: yes, judged: { awarded: 5 } },
        { given: yes },
        { given: na, notApplicable: true, judged: { mark: 'sufficient' } },
      ],
      [{ given: yes }],
    );
    expect(score).toMatchObject({ points: 7, available: 10, percent: 70 });
    expect(score.elements.map(({ percent }) => percent)).toEqual([70, null]);
    expect(scored('judged', [{ given: yes }])).toMatchObject({ available: 0, percent: null });
  });

  it('gives the lowest and highest of the elements that count', () => {
    const score = scored(
      'claimed',
      [{ given: yes }],
      [{ given: na, notApplicable: true }],
      [{ given: yes }, { given: no }],
    );
    expect([score.lowest, score.highest]).toEqual([50, 100]);
  });

  it.each([
    ['exactly at 80', 0.1, 8, 80],
    ['just below', 0.01, 7999, 79.99],
  ])('has no binary rounding error at a threshold: %s', (_, points, yesses, percent) => {
    const total = points === 0.1 ? 10 : 10_000;
    const questions = Array.from(
      { length: total },
      (_each, index): Given => ({ points, given: index < yesses ? yes : no }),
    );
    expect(scored('claimed', questions).percent).toBe(percent);
  });
});

describe('exact fractions', () => {
  it('read a number as its decimal writing', () => {
    expect(exactly(0.1)).toEqual({ numerator: 1n, denominator: 10n });
    expect(exactly(-12.5)).toEqual({ numerator: -25n, denominator: 2n });
    expect(exactly(1e21)).toEqual({ numerator: 10n ** 21n, denominator: 1n });
    expect(exactly(2.5e-7)).toEqual({ numerator: 1n, denominator: 4_000_000n });
    expect(() => exactly(Number.NaN)).toThrow(RangeError);
  });

  it('give every number back', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e200, max: 1e200 }), (value) => {
        fc.pre(value === 0 || Math.abs(value) > 1e-200);
        expect(toNumber(exactly(value))).toBe(value === 0 ? 0 : value);
      }),
    );
  });

  it('round a quotient as the processor does', () => {
    const whole = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });
    fc.assert(
      fc.property(whole, whole, (a, b) => {
        expect(toNumber(over(exactly(a), exactly(b)))).toBe(a / b);
        expect(toNumber(over(exactly(-a), exactly(b)))).toBe(-a / b);
      }),
      { numRuns: 2_000 },
    );
  });

  it('obey the laws of numbers', () => {
    fc.assert(
      fc.property(decimals, decimals, decimals, (x, y, z) => {
        const [a, b, c] = [exactly(x), exactly(y), exactly(z)];
        expect(plus(a, b)).toEqual(plus(b, a));
        expect(plus(plus(a, b), c)).toEqual(plus(a, plus(b, c)));
        expect(times(a, plus(b, c))).toEqual(plus(times(a, b), times(a, c)));
        expect(Math.sign(compare(a, b))).toBe(Math.sign(x - y));
        if (y !== 0) expect(times(over(a, b), b)).toEqual(a);
      }),
    );
    expect(() => over(ZERO, ZERO)).toThrow(RangeError);
  });
});
