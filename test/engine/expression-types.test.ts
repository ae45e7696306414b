import { beforeAll, describe, expect, it } from 'vitest';
import {
  checkExpression,
  type ExpressionScope,
  expressionType,
} from '../../engine/check/expression-types.ts';
import { loadRelease, type Release } from '../../engine/index.ts';
import { programFiles } from './check/patched-program.ts';

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

describe('the check of an expression', () => {
  const scope: ExpressionScope = {
    file: 'rules/permit/size.json',
    pointer: '/facts/area/from',
    ruleset: 'size',
  };
  const faults = (cel: string, more: Partial<ExpressionScope> = {}) =>
    checkExpression(release, cel, { ...scope, ...more }).map(({ code, found, suggestion }) => ({
      code,
      found,
      suggestion,
    }));

  it.each<[string, string]>([
    ['application.garden.area + 1', 'number'],
    ['has(application.garden.area) ? application.garden.area : 0', 'number'],
    ['application.garden.owner', 'text'],
    ['application.garden.owner == null', 'boolean'],
    ['application.garden.beds', 'list'],
    ['application.garden.beds[0].plant', 'text'],
    ['previous.answers.application.garden.area', 'number'],
    ['previous != null && previous.endedOn < today', 'boolean'],
    ['company.attributes.anything.at.all', 'unknown'],
    ['context.rounds', 'number'],
    ['context.askedOn', 'unknown'],
    ['parameters.largest', 'number'],
    ['tables.bodies.map(b, b.email)', 'list'],
    ['scorecard.awarded.elements.exists(e, e.percent < 50)', 'boolean'],
    ['questions.filter(q, q.response == "no" && q.requires.evidence).map(q, q.id)', 'list'],
    ['event.data.whatever', 'unknown'],
  ])('%s is right and gives a %s', (cel, kind) => {
    expect(faults(cel)).toEqual([]);
    expect(expressionType(release, cel, scope).kind).toBe(kind);
  });

  it.each<[string, string, string, string | undefined]>([
    ['application.garden.aera', 'cel-unknown-field', 'aera', 'area'],
    ['application.gardn.area', 'cel-unknown-field', 'gardn', 'garden'],
    ['application.garden.beds.map(b, b.plnt)', 'cel-unknown-field', 'plnt', 'plant'],
    ['has(application.gardn.area)', 'cel-unknown-field', 'gardn', 'garden'],
    ['aplication.garden', 'cel-unknown-name', 'aplication', 'application'],
    ['parameters.largst', 'cel-unknown-field', 'largst', 'largest'],
    ['context.round', 'cel-unknown-field', 'round', 'rounds'],
    ['tables.bodies[0].provnce', 'cel-unknown-field', 'provnce', 'province'],
    ['scorecard.claimd.percent', 'cel-unknown-field', 'claimd', 'claimed'],
    ['adDays(today, 1)', 'cel-unknown-function', 'adDays', 'addDays'],
    ['addDays(1, today)', 'cel-type', 'addDays(1, today)', undefined],
    [
      'application.garden.area + application.garden.owner',
      'cel-type',
      'application.garden.area + application.garden.owner',
      undefined,
    ],
    ['application.garden.area == "10"', 'cel-type', 'application.garden.area == "10"', undefined],
    ['application.garden.area ? 1 : 2', 'cel-type', 'application.garden.area ? 1 : 2', undefined],
    [
      'sum(application.garden.beds.map(b, b.plant))',
      'cel-type',
      'sum(application.garden.beds.map(b, b.plant))',
      undefined,
    ],
    ['application.garden.area &&', 'cel-syntax', 'application.garden.area &&', undefined],
    ['company.name.matches("x")', 'cel-forbidden', 'matches', undefined],
  ])('%s has the fault %s', (cel, code, found, suggestion) => {
    expect(faults(cel)).toEqual([{ code, found, suggestion }]);
  });

  it('knows the data of an event’s form, the element of a list, and what is expected', () => {
    expect(faults('event.data.reason', { eventForm: 'decision' })).toEqual([]);
    expect(faults('event.data.reson', { eventForm: 'decision' })).toMatchObject([{ suggestion: 'reason' }]);
    const item = { as: 'bed', items: 'application.garden.beds' };
    expect(faults('bed.area', { item })).toEqual([]);
    expect(faults('bed.aera', { item })).toMatchObject([{ suggestion: 'area' }]);
    expect(faults('bed.area')).toMatchObject([{ code: 'cel-unknown-name' }]);
    expect(faults('application.garden.area', { expects: 'date' })).toMatchObject([{ code: 'cel-type' }]);
    expect(faults('context.askedOn', { expects: 'date' })).toEqual([]);
    expect(faults('today', { expects: 'date' })).toEqual([]);
  });

  it('says where in the text the fault is, and what would have been known', () => {
    const [problem] = checkExpression(release, 'today == company.nmae', scope);
    expect(problem).toMatchObject({
      code: 'cel-unknown-field',
      severity: 'error',
      file: scope.file,
      pointer: scope.pointer,
      message: '"nmae" is not a property of Company (at character 10)',
      suggestion: 'name',
    });
    expect(problem!.expected).toContain('wcbAccounts');
  });
});
