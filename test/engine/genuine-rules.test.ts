import { Engine, type RuleProperties, type TopLevelCondition } from 'json-rules-engine';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkProgram } from '../../engine/check/index.ts';
import { emptyCase, evaluateRuleset, type JsonObject, type Release } from '../../engine/index.ts';
import { compileRuleset } from '../../engine/run/closures.ts';
import { programFiles } from './check/patched-program.ts';
import { type GenuineRules, genuineRules } from './genuine-rules.ts';

const NOW = '2026-03-01T12:00:00.000Z';

/** The document in our file, unchanged; facts are read from where staff keep free attributes. */
function ruleset({ title, conditions, rules, facts }: GenuineRules): JsonObject {
  const names = Object.keys(facts[0]!);
  return {
    format: 1,
    title,
    facts: Object.fromEntries(
      names.map((name) => [name, { title: name, from: `company.attributes.${name}` }]),
    ),
    ...(conditions ? { conditions } : {}),
    rules,
  };
}

/** The library used as its documentation teaches: an engine, its operators added, facts given to `run`. */
async function libraryDecides(
  { conditions = {}, rules }: GenuineRules,
  facts: JsonObject,
): Promise<JsonObject[]> {
  const engine = new Engine([], { replaceFactsInEventParams: true });
  engine.addOperator('startsWith', (a: string, b: string) => a.startsWith(b));
  engine.addOperator('endsWith', (a: string, b: string) => a.endsWith(b));
  engine.addOperator('matches', (a: string, b: string) => new RegExp(b).test(a));
  // Without a listener the emitter throws for this type.
  engine.on('error', () => undefined);
  for (const [name, condition] of Object.entries(conditions)) {
    engine.setCondition(name, structuredClone(condition) as object as TopLevelCondition);
  }
  for (const rule of rules) engine.addRule(structuredClone(rule) as object as RuleProperties);
  const { events } = await engine.run(facts);
  return sorted(events.map(({ type, params }) => ({ type, params: params ?? {} })) as JsonObject[]);
}

const sorted = (events: JsonObject[]) =>
  [...events].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));

describe.each(genuineRules)('a genuine rule document: $title', (document) => {
  let release: Release;

  beforeAll(async () => {
    const files = programFiles();
    files.set('rules/permit/genuine.json', Buffer.from(JSON.stringify(ruleset(document))));
    const checked = await checkProgram(files, 'permit');
    expect(checked.problems).toEqual([]);
    release = checked.release!;
  });

  it('stands in our file unchanged', () => {
    const loaded = release.rulesets.get('genuine')!.ruleset;
    expect(loaded.rules).toEqual(document.rules);
    expect(loaded.conditions).toEqual(document.conditions);
  });

  it.each(document.facts.map((facts, index) => ({ index, facts })))(
    'is decided as by the library: $index',
    async ({ facts }) => {
      const expected = await libraryDecides(document, facts);
      const data = emptyCase();
      data.company.attributes = facts;
      const decision = await evaluateRuleset(release, 'genuine', data, { now: NOW });
      expect(decision.facts).toEqual([facts]);
      expect(sorted(decision.outcomes as object[] as JsonObject[])).toEqual(expected);
      const compiled = compileRuleset(release.rulesets.get('genuine')!.ruleset)(facts, {});
      expect(sorted(compiled.outcomes as object[] as JsonObject[])).toEqual(expected);
    },
  );
});

it('has at least ten of them, each with something that holds and something that does not', () => {
  expect(genuineRules.length).toBeGreaterThanOrEqual(10);
});
