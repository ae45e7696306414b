import { describe, expect, it } from 'vitest';
import {
  type Decision,
  emptyCase,
  evaluateFacts,
  evaluateRuleset,
  type Json,
  type JsonObject,
  loadRelease,
  type Release,
} from '../../engine/index.ts';
import { programFiles } from './check/patched-program.ts';

const NOW = '2026-03-01T12:00:00.000Z';

function releaseWith(ruleset: JsonObject): Release {
  const files = programFiles();
  files.set(
    'rules/permit/probe.json',
    Buffer.from(JSON.stringify({ format: 1, title: 'Probe', ...ruleset })),
  );
  const { release, problems } = loadRelease(files, 'permit');
  expect(problems).toEqual([]);
  return release!;
}

const decideProbe = (ruleset: JsonObject, facts: JsonObject): Promise<Decision> =>
  evaluateRuleset(releaseWith(ruleset), 'probe', emptyCase(), { now: NOW, facts: [facts] });

const fact = (title: Json, unit: string, from = 'company.attributes.x') => ({ title, unit, from });

describe('a decision', () => {
  it('keeps all that is needed to repeat it', async () => {
    const release = releaseWith({ rules: [] });
    const data = { ...emptyCase(), answers: { application: { garden: { area: 600 } } } };
    const decision = await evaluateRuleset(release, 'size', data, { now: NOW });
    expect(decision).toMatchObject({
      ruleset: 'size',
      release: release.hash,
      at: NOW,
      facts: [{ area: 600 }],
      missing: [],
      parameters: { largest: 500 },
      outcomes: [
        {
          type: 'too-large',
          params: {
            message: {
              en: '600 m² is more than the 500 m² allowed.',
              fr: '600 m² dépassent les 500 m² permis.',
            },
            field: 'application.garden.area',
          },
        },
      ],
    });
    const later = '2030-01-01T00:00:00.000Z';
    const again = await evaluateRuleset(release, 'size', emptyCase(), { now: later, facts: decision.facts });
    expect(again).toEqual({ ...decision, at: later });
  });

  it('names the facts whose data is missing, and takes their default', async () => {
    const release = releaseWith({
      facts: {
        a: { title: 'A', from: 'application.garden.area' },
        b: { title: 'B', from: 'application.garden.depth', default: 0 },
        c: { title: 'C', from: 'company.name' },
      },
      rules: [],
    });
    const { facts, missing } = evaluateFacts(release, 'probe', emptyCase(), { now: NOW });
    expect(facts).toEqual([{ a: null, b: 0, c: '' }]);
    expect(missing).toEqual(['a', 'b']);
  });

  it('counts facts that were not recorded as not known', async () => {
    const decision = await decideProbe(
      {
        facts: { a: fact('A', 'number'), b: fact('B', 'number') },
        rules: [
          {
            conditions: { all: [{ fact: 'b', operator: 'equal', value: null }] },
            event: { type: 'unknown-b' },
          },
        ],
      },
      { a: 1 },
    );
    expect(decision.facts).toEqual([{ a: 1, b: null }]);
    expect(decision.outcomes).toEqual([{ type: 'unknown-b', params: {} }]);
  });

  it('does not take missing data for zero, and does not fall over a list that is not there', async () => {
    const rule = (type: string, operator: string, value: Json): JsonObject => ({
      conditions: { all: [{ fact: 'a', operator, value }] },
      event: { type },
    });
    const decision = await decideProbe(
      {
        facts: { a: fact('A', 'number'), none: fact('None', 'list') },
        rules: [
          rule('more', 'greaterThan', { fact: 'none' }),
          rule('less', 'lessThanInclusive', { fact: 'none' }),
          rule('in', 'in', { fact: 'none' }),
          rule('not-in', 'notIn', { fact: 'none' }),
          rule('some', 'someValue:equal', { fact: 'none' }),
          rule('swapped', 'swap:contains', { fact: 'none' }),
        ],
      },
      { a: 5, none: null },
    );
    expect(decision.outcomes.map(({ type }) => type)).toEqual(['not-in']);
  });

  it('runs once for each element of a list', async () => {
    const ruleset = {
      forEach: { items: 'application.garden.beds', as: 'bed' },
      facts: {
        plant: { title: 'Plant', from: 'bed.plant' },
        area: { title: 'Area', from: 'bed.area' },
        garden: { title: 'Garden', from: 'application.garden.area' },
      },
      rules: [
        {
          conditions: { all: [{ fact: 'area', operator: 'greaterThan', value: 3 }] },
          event: { type: 'note', params: { message: '{plant} is large', field: 'application.garden.beds' } },
        },
      ],
    };
    const release = releaseWith(ruleset);
    const beds: Json[] = [{ plant: 'rose', area: 4 }, { plant: 'lily' }, { plant: 'oak', area: 9 }];
    const data = { ...emptyCase(), answers: { application: { garden: { area: 20, beds } } } };
    const decision = await evaluateRuleset(release, 'probe', data, { now: NOW });
    expect(decision.facts).toEqual([
      { plant: 'rose', area: 4, garden: 20 },
      { plant: 'lily', area: null, garden: 20 },
      { plant: 'oak', area: 9, garden: 20 },
    ]);
    expect(decision.missing).toEqual(['area']);
    expect(decision.outcomes.map(({ item, params }) => [item, params.message])).toEqual([
      [0, 'rose is large'],
      [2, 'oak is large'],
    ]);
    expect(decision.explanation.map(({ item, result }) => [item, result])).toEqual([
      [0, true],
      [1, false],
      [2, true],
    ]);
    const none = await evaluateRuleset(release, 'probe', emptyCase(), { now: NOW });
    expect(none).toMatchObject({ facts: [], outcomes: [], explanation: [] });
  });

  it('gives its outcomes by priority, then as the rules stand, whatever is slower to decide', async () => {
    const always = { all: [] };
    const deep = {
      all: [{ any: [{ all: [{ not: { all: [{ fact: 'a', operator: 'equal', value: 2 }] } }] }] }],
    };
    const decision = await decideProbe(
      {
        facts: { a: fact('A', 'number') },
        rules: [
          { conditions: deep, event: { type: 'first' } },
          { conditions: always, event: { type: 'error' } },
          { priority: 9, conditions: deep, event: { type: 'before-all' } },
          { conditions: always, event: { type: 'success' } },
        ],
      },
      { a: 1 },
    );
    expect(decision.outcomes.map(({ type }) => type)).toEqual(['before-all', 'first', 'error', 'success']);
  });

  it('holds many at once apart', async () => {
    const release = releaseWith({ rules: [] });
    const areas = Array.from({ length: 200 }, (_, index) => index * 5);
    const decisions = await Promise.all(
      areas.map((area) => evaluateRuleset(release, 'size', emptyCase(), { now: NOW, facts: [{ area }] })),
    );
    expect(decisions.map(({ outcomes }) => outcomes.length)).toEqual(
      areas.map((area) => (area > 500 ? 1 : 0)),
    );
  });

  it('throws for a ruleset that does not exist', async () => {
    await expect(
      evaluateRuleset(releaseWith({ rules: [] }), 'sise', emptyCase(), { now: NOW }),
    ).rejects.toThrow('"sise"');
  });
});
