import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  type CaseData,
  compileExpression,
  ExpressionError,
  emptyCase,
  evaluateExpression,
  expressionRoots,
  type JsonObject,
  loadRelease,
  type Release,
} from '../../engine/index.ts';
import { decimals } from '../support/arbitraries.ts';
import { programFiles } from './check/patched-program.ts';

const NOW = '2026-03-01T06:30:00.000Z';
const SCORECARD = {
  format: 1,
  title: 'Card',
  elements: [
    {
      id: 'soil',
      title: 'Soil',
      questions: [
        {
          id: 'q1',
          title: 'Is it good?',
          points: 4,
          scoring: 'all-or-nothing',
          answer: 'application.garden.soil',
          review: 'decision.reason.soil',
          requires: { evidence: true },
        },
      ],
    },
  ],
};

let release: Release;

beforeAll(() => {
  const files = programFiles();
  files.set('rules/permit/scorecard.json', Buffer.from(JSON.stringify(SCORECARD)));
  const tables = { bodies: { title: 'Bodies', rows: [{ province: 'AB', email: 'ab@example.org' }] } };
  files.set('rules/permit/tables.json', Buffer.from(JSON.stringify({ format: 1, ...tables })));
  release = loadRelease(files, 'permit').release!;
});

function someCase(garden: JsonObject = {}): CaseData {
  return { ...emptyCase(), answers: { application: { garden } } };
}

const value = (cel: string, garden: JsonObject = {}, more = {}) =>
  evaluateExpression(cel, expressionRoots(release, someCase(garden), { now: NOW, ...more })).value;

describe('an expression', () => {
  it.each<[string, unknown]>([
    ['application.garden.area + 1', 11],
    ['1 + application.garden.area', 11],
    ['application.garden.area / 4', 2.5],
    ['application.garden.area % 3', 1],
    ['application.garden.area == 10', true],
    ['10 == application.garden.area', true],
    ['application.garden.area >= 10 && application.garden.area < 11', true],
    ['size(application.garden.beds)', 2],
    ['sum(application.garden.beds.map(b, b.area))', 0.3],
    ['sum([])', 0],
    ['min(application.garden.beds.map(b, b.area))', 0.1],
    ['max(["2026-01-01", "2026-03-01"])', '2026-03-01'],
    ['distinct(["a", "b", "a"])', ['a', 'b']],
    ['contains([1, 2], application.garden.area - 8)', true],
    ['"rose" in application.garden.beds.map(b, b.plant)', true],
    ['addDays("2026-02-27", 2)', '2026-03-01'],
    ['addMonths("2026-01-31", 1)', '2026-02-28'],
    ['addYears("2024-02-29", 1)', '2025-02-28'],
    ['daysBetween("2026-03-01", "2026-03-31")', 30],
    ['monthsBetween("2023-03-02", "2026-03-01")', 35],
    ['yearOf("2026-03-01")', 2026],
    ['text(application.garden.area) + " m²"', '10 m²'],
    ['text(null)', ''],
    ['matches("WCB-12", "^[A-Z]+-[0-9]+$")', true],
    ['ceil(application.garden.area * 0.33)', 4],
    ['round(2.5) + floor(2.9)', 5],
    ['has(application.garden.pond)', false],
    ['has(application.garden.pond) ? 1 : application.garden.area', 10],
    ['application.garden.beds.filter(b, b.area > 0.15).map(b, b.plant)', ['lily']],
    ['application.garden.beds[1].plant', 'lily'],
    ['{"a": application.garden.area}', { a: 10 }],
    ['previous == null', true],
    ['[1, 2.5, "x"]', [1, 2.5, 'x']],
  ])('%s gives %j', (cel, expected) => {
    const garden = {
      area: 10,
      beds: [
        { plant: 'rose', area: 0.1 },
        { plant: 'lily', area: 0.2 },
      ],
    };
    expect(value(cel, garden)).toEqual(expected);
  });

  it.each([
    'application.garden.area',
    'application.garden.area + 1',
    'application.garden.beds[3].area',
    'sum(application.garden.beds.map(b, b.area))',
    'previous.answers.application.garden.area',
    'application.garden.owner + 1',
    '1 / 0',
    '1.0 / 0.0',
    'min([])',
    'addDays("yesterday", 1)',
    'yearOf("2026-13-01")',
    'int("x")',
    'addDays(today, 0.5)',
    'nobody',
    'b"bytes"',
    'timestamp("2026-01-01T00:00:00Z")',
  ])('%s is missing, not an error, where its data is not there', (cel) => {
    const roots = expressionRoots(release, someCase({ owner: 'Ann', beds: [{ plant: 'rose' }] }), {
      now: NOW,
    });
    expect(compileExpression(cel).evaluate(roots)).toEqual({ value: null, missing: true });
    expect(compileExpression(cel)(roots)).toBeNull();
  });

  it('tells a null that is there from one that is not', () => {
    const roots = expressionRoots(release, someCase({ area: null }), { now: NOW });
    expect(evaluateExpression('application.garden.area', roots)).toEqual({ value: null, missing: false });
  });

  it('sums decimals as people do', () => {
    fc.assert(
      fc.property(fc.array(decimals, { maxLength: 8 }), (list) => {
        const places = 4;
        const exact = list.reduce((sum, one) => sum + BigInt(Math.round(one * 10 ** places)), 0n);
        const beds = list.map((area) => ({ area }));
        expect(value('sum(application.garden.beds.map(b, b.area))', { beds })).toBe(
          Number(`${exact}e-${places}`),
        );
      }),
    );
  });

  it.each([
    ['1 +', 'syntax'],
    ['foo(1)', 'unknown function'],
    ['application.garden.owner.matches("(a+)+$")', 'forbidden'],
    ['[1].map(a, [1].map(b, [1].map(c, [1].map(d, d))))', 'too many lists'],
    [`"${'x'.repeat(5_000)}"`, 'too long'],
    [`${'('.repeat(100)}1${')'.repeat(100)}`, 'too deep'],
  ])('refuses %s', (cel) => {
    expect(() => compileExpression(cel)).toThrow(ExpressionError);
  });

  it('reads the same text once', () => {
    expect(compileExpression('1 + 1')).toBe(compileExpression('1 + 1'));
  });

  it('takes time in proportion to the text for its patterns', () => {
    const started = performance.now();
    expect(value(`matches("${'a'.repeat(2_000)}!", "^(a+)+$")`)).toBe(false);
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});

describe('what an expression sees', () => {
  it('is every form, the case, and the day in the program’s zone', () => {
    const data = someCase();
    data.company.name = 'Rose Hill';
    const roots = expressionRoots(release, data, {
      now: NOW,
      event: { type: 'ASK', data: { reason: 'why' } },
      context: { rounds: 2 },
      actor: { id: 'u1', name: 'Ann', roles: ['clerk'] },
      parameters: { limit: 5 },
      item: { as: 'bed', value: { area: 1 } },
    });
    const seen = (cel: string) => evaluateExpression(cel, roots).value;
    expect(seen('application')).toEqual({ garden: {}, confirm: {} });
    expect(seen('decision')).toEqual({ reason: {} });
    expect(seen('company.name')).toBe('Rose Hill');
    expect(seen('today')).toBe('2026-02-28');
    expect(seen('event.type + event.data.reason')).toBe('ASKwhy');
    expect(seen('context.rounds + parameters.limit')).toBe(7);
    expect(seen('"clerk" in actor.roles')).toBe(true);
    expect(seen('bed.area')).toBe(1);
    expect(seen('tables.bodies.filter(b, b.province == "AB")[0].email')).toBe('ab@example.org');
  });

  it('fills the forms of the previous case, too', () => {
    const data = someCase();
    data.previous = {
      number: 'P1',
      outcome: null,
      endedOn: '2025-01-01',
      answers: { application: { garden: { area: 7 } } },
    };
    const roots = expressionRoots(release, data, { now: NOW });
    expect(evaluateExpression('previous.answers.application.garden.area', roots).value).toBe(7);
    expect(evaluateExpression('previous.answers.decision.reason', roots).value).toEqual({});
  });

  it('has the scores and the questions with what was said to them', () => {
    const data = someCase({ soil: { response: 'yes', notes: 'dark' } });
    data.answers.decision = { reason: { soil: { mark: 'correction', awarded: 1 } } };
    const roots = expressionRoots(release, data, { now: NOW });
    const seen = (cel: string) => evaluateExpression(cel, roots).value;
    expect(seen('scorecard.claimed.percent')).toBe(100);
    expect(seen('scorecard.awarded.percent')).toBe(25);
    expect(seen('questions')).toEqual([
      {
        id: 'q1',
        element: 'soil',
        elementTitle: 'Soil',
        title: 'Is it good?',
        points: 4,
        scoring: 'all-or-nothing',
        requires: { evidence: true },
        answer: 'application.garden.soil',
        review: 'decision.reason.soil',
        response: 'yes',
        claimed: { response: 'yes', notes: 'dark' },
        mark: 'correction',
        comment: '',
        awarded: 1,
        score: 1,
      },
    ]);
  });
});
