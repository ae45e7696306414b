import { describe, expect, it } from 'vitest';
import {
  type Decision,
  type ExplainedNode,
  emptyCase,
  evaluateRuleset,
  formatValue,
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

const leaf = (node: ExplainedNode): ExplainedNode => (node.children?.[0] ? leaf(node.children[0]) : node);

const fact = (title: Json, unit: string, from = 'company.attributes.x') => ({ title, unit, from });

describe('the explanation', () => {
  it('says what the value is and what is required, in each language, by the unit', async () => {
    const decision = await decideProbe(
      {
        parameters: {
          minimum: { title: { en: 'lowest allowed', fr: 'minimum permis' }, unit: 'percent', value: 50 },
        },
        facts: { control: fact({ en: 'Hazard control', fr: 'Maîtrise des dangers' }, 'percent') },
        rules: [
          {
            conditions: { all: [{ fact: 'control', operator: 'greaterThanInclusive', value: 50 }] },
            event: { type: 'pass' },
          },
          {
            conditions: {
              all: [{ fact: 'control', operator: 'greaterThanInclusive', value: { fact: 'minimum' } }],
            },
            event: { type: 'pass' },
          },
        ],
      },
      { control: 46.1538461538 },
    );
    expect(decision.explanation.map(({ node }) => leaf(node).text)).toEqual([
      {
        en: 'Hazard control is 46.2 %, at least 50 % is required',
        fr: 'Maîtrise des dangers\u00a0: 46,2\u00a0%; exigé\u00a0: au moins 50\u00a0%',
      },
      {
        en: 'Hazard control is 46.2 %, at least 50 % (lowest allowed) is required',
        fr: 'Maîtrise des dangers\u00a0: 46,2\u00a0%; exigé\u00a0: au moins 50\u00a0% (minimum permis)',
      },
    ]);
  });

  it('never shows two different numbers as the same', async () => {
    const ruleset = {
      facts: { overall: fact('Overall', 'percent') },
      rules: [
        {
          conditions: { all: [{ fact: 'overall', operator: 'greaterThanInclusive', value: 80 }] },
          event: { type: 'pass' },
        },
      ],
    };
    const said = async (overall: number) =>
      leaf((await decideProbe(ruleset, { overall })).explanation[0]!.node).text.en;
    expect(await said(79.96)).toBe('Overall is 79.96 %, at least 80 % is required');
    expect(await said(79.9999)).toBe('Overall is 79.9999 %, at least 80 % is required');
    expect(await said(80)).toBe('Overall is 80 %, at least 80 %');
  });

  it('covers every node, also where the rule engine stops early', async () => {
    const decision = await decideProbe(
      {
        facts: { a: fact('A', 'number'), b: fact('B', 'text') },
        conditions: { named: { not: { fact: 'b', operator: 'equal', value: 'x' } } },
        rules: [
          {
            name: 'all kinds',
            conditions: {
              any: [
                { all: [{ fact: 'a', operator: 'equal', value: 1, priority: 9 }, { condition: 'named' }] },
                { fact: 'a', operator: 'in', value: [1, 2], name: 'last' },
              ],
            },
            event: { type: 'done' },
          },
        ],
      },
      { a: 1, b: 'x' },
    );
    expect(decision.explanation).toEqual([
      {
        name: 'all kinds',
        outcome: 'done',
        result: true,
        node: {
          kind: 'any',
          result: true,
          text: expect.objectContaining({ en: 'At least one of these holds' }),
          children: [
            {
              kind: 'all',
              result: false,
              text: expect.objectContaining({ en: 'Not all of these hold' }),
              children: [
                expect.objectContaining({
                  kind: 'compare',
                  result: true,
                  compare: { fact: 'a', operator: 'equal', factValue: 1, value: 1 },
                  text: expect.objectContaining({ en: 'A is 1' }),
                }),
                {
                  kind: 'condition',
                  name: 'named',
                  result: false,
                  text: expect.objectContaining({ en: '“named” does not hold' }),
                  children: [
                    expect.objectContaining({
                      kind: 'not',
                      result: false,
                      children: [
                        expect.objectContaining({
                          result: true,
                          text: expect.objectContaining({ en: 'B is “x”' }),
                        }),
                      ],
                    }),
                  ],
                },
              ],
            },
            expect.objectContaining({
              name: 'last',
              result: true,
              text: expect.objectContaining({ en: 'A is 1, one of 1, 2' }),
            }),
          ],
        },
      },
    ]);
  });

  it('calls a named condition by its title in each language', async () => {
    const decision = await decideProbe(
      {
        facts: { a: fact('A', 'number') },
        conditions: { one: { all: [{ fact: 'a', operator: 'equal', value: 1 }] } },
        conditionTitles: { one: { en: 'Only one', fr: 'Un seul' } },
        rules: [{ conditions: { all: [{ condition: 'one' }] }, event: { type: 'done' } }],
      },
      { a: 1 },
    );
    expect(decision.explanation[0]?.node.children?.[0]).toMatchObject({
      name: 'one',
      text: { en: '“Only one” holds', fr: '«\u00a0Un seul\u00a0» est rempli' },
    });
  });

  it.each<[string, Json, Json, string]>([
    ['notEqual', 'a', 'a', 'X is a, other than “a” is required'],
    ['contains', ['a'], 'b', 'X is a, a list with “b” is required'],
    ['doesNotContain', [], 'b', 'X is none, a list without “b”'],
    ['lessThan', null, 3, 'X is not given, less than 3 is required'],
    ['everyFact:lessThan', [1, 2], 2, 'X is 1, 2, for every entry: less than 2 is required'],
    ['not:equal', true, true, 'X is yes, not “yes” is required'],
    ['startsWith', 'WCB', 'W', 'X is WCB, a text that begins with “W”'],
  ])('has words for %s', async (operator, x, value, expected) => {
    const decision = await decideProbe(
      {
        facts: { x: { title: 'X', from: 'company.attributes.x' } },
        rules: [{ conditions: { all: [{ fact: 'x', operator, value }] }, event: { type: 'y' } }],
      },
      { x },
    );
    expect(leaf(decision.explanation[0]!.node).text.en).toBe(expected);
  });
});

describe('texts of outcomes', () => {
  it('are filled in by unit and language, wherever they stand; other braces stay', async () => {
    const decision = await decideProbe(
      {
        parameters: { fee: { title: 'Fee', unit: 'money', value: 1234.5 } },
        facts: { due: fact('Due', 'date'), days: fact('Days', 'days'), names: fact('Names', 'list') },
        rules: [
          {
            conditions: { all: [] },
            event: {
              type: 'bill',
              params: {
                amount: { fact: 'fee' },
                message: { en: '{fee} by {due}, {days}: {names}', fr: '{fee} au {due}, {days} : {names}' },
                lines: [{ text: { en: 'Fee {fee}', fr: 'Frais {fee}' } }],
                plain: 'about {fee} {unknown} {}',
              },
            },
          },
        ],
      },
      { due: '2026-03-31', days: 1, names: ['Ann', 'Bob'] },
    );
    expect(decision.outcomes[0]!.params).toEqual({
      amount: 1234.5,
      message: {
        en: '$1,234.50 by March 31, 2026, 1 day: Ann, Bob',
        fr: '1\u00a0234,50\u00a0$ au 31 mars 2026, 1\u00a0jour : Ann, Bob',
      },
      lines: [{ text: { en: 'Fee $1,234.50', fr: 'Frais 1\u00a0234,50\u00a0$' } }],
      plain: 'about $1,234.50 {unknown} {}',
    });
  });

  it.each<[Json, Parameters<typeof formatValue>[1], string, string]>([
    [79.95, 'percent', '80.0 %', '80,0\u00a0%'],
    [80, 'percent', '80 %', '80\u00a0%'],
    [46.25, 'percent', '46.3 %', '46,3\u00a0%'],
    [1.005, 'money', '$1.01', '1,01\u00a0$'],
    [-5, 'money', '−$5.00', '−5,00\u00a0$'],
    [1_000_000, 'number', '1,000,000', '1\u00a0000\u00a0000'],
    [-0.5, 'number', '−0.5', '−0,5'],
    [0.1 + 0.2, 'number', '0.3', '0,3'],
    [2, 'months', '2 months', '2\u00a0mois'],
    [null, 'money', 'not given', 'non indiqué'],
    [false, 'boolean', 'no', 'non'],
    [[], 'list', 'none', 'aucun'],
    ['2026-01-02', 'date', 'January 2, 2026', '2 janvier 2026'],
    ['2026-08-01', 'date', 'August 1, 2026', '1er août 2026'],
    ['2026-13-01', 'date', '2026-13-01', '2026-13-01'],
    ['2026-01-02', 'text', '2026-01-02', '2026-01-02'],
  ])('%j as %s', (value, unit, en, fr) => {
    expect(formatValue(value, unit, { language: 'en', currency: 'CAD' })).toBe(en);
    expect(formatValue(value, unit, { language: 'fr-CA', currency: 'CAD' })).toBe(fr);
  });
});
