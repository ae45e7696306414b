import { readProgramFolder } from '../../engine/index.ts';
import { loadRelease } from '../../engine/load/release.ts';
import type { Json, JsonObject, Ruleset } from '../../engine/model/index.ts';
import { compileRuleset } from '../../engine/run/closures.ts';
import { emptyCase } from '../../engine/run/empty-case.ts';
import { evaluateRuleset } from '../../engine/run/evaluate.ts';
import { runLibrary } from '../../engine/run/rules-library.ts';
import { toyPrograms } from '../support/test-server.ts';
import { alternate, perSecond, perSecondAtOnce } from './rounds.ts';
import { atLeast, figure, type RowGroup } from './row.ts';

const now = '2026-03-02T17:00:00.000Z';

const compare = (fact: string, operator: string, value: Json): JsonObject => ({ fact, operator, value });

/** Twelve rules as programs have them: a few comparisons each, nested, some over a shared condition. */
const ruleset: Ruleset = {
  format: 1,
  title: { en: 'Twelve rules', fr: 'Douze règles' },
  parameters: {
    enough: { title: { en: 'Enough', fr: 'Assez' }, unit: 'percent', value: 80 },
    least: { title: { en: 'Least', fr: 'Minimum' }, unit: 'percent', value: 50 },
  },
  facts: Object.fromEntries(
    ['total', 'lowest', 'people', 'kind', 'days', 'signed'].map((name) => [
      name,
      { title: { en: name, fr: name }, from: 'today' },
    ]),
  ),
  conditions: {
    small: { all: [compare('people', 'lessThan', 20), compare('kind', 'notEqual', 'full')] },
  },
  rules: Array.from({ length: 12 }, (_, index) => ({
    name: `rule ${index}`,
    priority: index % 3 === 0 ? 10 : 1,
    conditions: {
      any: [
        {
          all: [
            compare('total', 'greaterThanInclusive', { fact: 'enough' }),
            compare('lowest', 'greaterThanInclusive', { fact: 'least' }),
            { not: compare('kind', 'in', ['none', `kind-${index}`]) },
          ],
        },
        {
          all: [
            { condition: 'small' },
            compare('days', 'lessThan', 10 * index),
            compare('signed', 'equal', true),
          ],
        },
      ],
    },
    event: {
      type: `outcome-${index}`,
      params: {
        message: { en: '{total} of {enough}.', fr: '{total} de {enough}.' },
        points: { fact: 'total' },
      },
    },
  })),
};

/** Twenty sets of facts around the thresholds. */
const facts: JsonObject[] = Array.from({ length: 20 }, (_, index) => ({
  total: 70 + index,
  lowest: 40 + index,
  people: 5 + 2 * index,
  kind: index % 2 === 0 ? 'full' : 'short',
  days: 7 * index,
  signed: index % 3 !== 0,
}));

/**
 * One evaluation of twelve rules: by the library alone (a new Engine each, because a shared one mixes up runs),
 * as a decision with its explanation and hash, and by the compiled closures.
 */
export const ruleRows: RowGroup = {
  name: 'rules',
  async run() {
    const files = new Map(await readProgramFolder(toyPrograms, 'permit'));
    files.set('rules/permit/bench.json', new TextEncoder().encode(JSON.stringify(ruleset)));
    const { release } = loadRelease(files, 'permit');
    if (!release) throw new Error('The toy program does not load.');
    const data = emptyCase();
    const parameters: JsonObject = { enough: 80, least: 50 };
    // Without a release, as the library: neither fills in the texts of its outcomes.
    const compiled = compileRuleset(ruleset);
    let turn = 0;
    const next = () => {
      turn = (turn + 1) % facts.length;
      return facts[turn] ?? {};
    };
    let seen = 0;
    const { medians, ratio } = await alternate(15, {
      library: () => perSecond(200, () => runLibrary(ruleset, { ...parameters, ...next() })),
      decision: () => perSecond(150, () => evaluateRuleset(release, 'bench', data, { now, facts: [next()] })),
      closures: () =>
        perSecondAtOnce(120, () => {
          seen += compiled(next(), parameters).outcomes.length;
        }),
      explained: () =>
        perSecondAtOnce(120, () => {
          seen += compiled(next(), parameters).explanation.length;
        }),
    });
    if (seen === 0) throw new Error('No rule held.');
    return {
      'rules, library': figure(medians.library, 'evaluations/s'),
      'rules, decision with explanation': figure(medians.decision, 'evaluations/s'),
      'rules, closures': figure(medians.closures, 'evaluations/s'),
      'rules, closures with explanation': figure(medians.explained, 'evaluations/s'),
      'rules, closures / library': atLeast(ratio('closures', 'library'), '×', 25),
    };
  },
};
