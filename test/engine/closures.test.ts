import fc from 'fast-check';
import { Engine, Operator, type RuleProperties, type TopLevelCondition } from 'json-rules-engine';
import { describe, expect, it } from 'vitest';
import { deepFreeze } from '../../engine/load/freeze.ts';
import type { JsonObject, Ruleset } from '../../engine/model/index.ts';
import { compileRuleset } from '../../engine/run/closures.ts';
import { runLibrary } from '../../engine/run/rules-library.ts';
import { facts, rulesets } from '../support/arbitraries.ts';

const CASES = 20_000;
const ORDERING = ['lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive'];

type Held = { index: number; params: JsonObject }[];

/**
 * json-rules-engine as it comes: its own operators, decorators and JSONPath. `nullCompared` says that
 * something was compared in order with null, which it takes for zero and we do not.
 */
async function untouchedLibrary(
  ruleset: Ruleset,
  values: JsonObject,
): Promise<{ held: Held; nullCompared: boolean } | 'throws'> {
  const engine = new Engine([], { replaceFactsInEventParams: true });
  let nullCompared = false;
  const own = (engine as unknown as { operators: { get(name: string): Operator & { evaluate: Compare } } })
    .operators;
  for (const name of ORDERING) {
    const original = own.get(name);
    engine.addOperator(
      new Operator(name, (a: unknown, b: unknown) => {
        if (b === null) nullCompared = true;
        return original.evaluate(a, b);
      }),
    );
  }
  for (const [name, value] of Object.entries(values)) engine.addFact(name, value);
  for (const [name, condition] of Object.entries(ruleset.conditions ?? {})) {
    engine.setCondition(name, structuredClone(condition) as object as TopLevelCondition);
  }
  for (const [index, rule] of ruleset.rules.entries()) {
    const copy = structuredClone(rule) as object as RuleProperties;
    engine.addRule({ ...copy, name: String(index), event: { ...copy.event, type: 'rule' } });
  }
  try {
    const { results } = await engine.run();
    const held = results.map(({ name, event }) => ({ index: Number(name), params: { ...event?.params } }));
    return { held: sorted(held), nullCompared };
  } catch (error) {
    expect(error).toBeInstanceOf(TypeError);
    return 'throws';
  }
}

type Compare = (a: unknown, b: unknown) => boolean;

const sorted = (held: Held): Held =>
  [...held]
    .sort((a, b) => a.index - b.index)
    .map(({ index, params }) => ({
      index,
      params: Object.fromEntries(Object.entries(params).map(([key, value]) => [key, value ?? null])),
    }));

function compiled(ruleset: Ruleset, values: JsonObject): { held: Held; explained: number[] } {
  const run = compileRuleset(ruleset);
  const { outcomes, explanation } = run(values, {});
  const held = explanation.flatMap((rule, position) => (rule.result ? [run.rules[position]!.index] : []));
  expect(outcomes.map(({ type }) => type)).toEqual(
    explanation.flatMap((rule) => (rule.result ? [rule.outcome] : [])),
  );
  return {
    held: sorted(outcomes.map(({ params }, position) => ({ index: held[position]!, params }))),
    explained: held,
  };
}

describe('the compiled closures', () => {
  it(`decide ${CASES} random rulesets as json-rules-engine does`, { timeout: 300_000 }, async () => {
    const seen = { cases: 0, asItComes: 0, throws: 0, withNull: 0, outcomes: 0 };
    await fc.assert(
      fc.asyncProperty(rulesets, facts, async (ruleset, values) => {
        deepFreeze(ruleset);
        deepFreeze(values);
        const { held } = compiled(ruleset, values);
        seen.cases++;
        seen.outcomes += held.length;
        const untouched = await untouchedLibrary(ruleset, values);
        if (untouched !== 'throws' && !untouched.nullCompared) {
          seen.asItComes++;
          expect(held).toEqual(untouched.held);
          return;
        }
        if (untouched === 'throws') seen.throws++;
        else seen.withNull++;
        // With our operators in its place the library neither throws nor takes null for zero.
        const guarded = await runLibrary(ruleset, values);
        expect(held).toEqual(sorted([...guarded].map(([index, params]) => ({ index, params }))));
      }),
      { numRuns: CASES },
    );
    expect(seen.cases).toBeGreaterThanOrEqual(CASES);
    expect(seen.asItComes).toBeGreaterThan(CASES / 2);
    expect(seen.throws).toBeGreaterThan(100);
    expect(seen.withNull).toBeGreaterThan(100);
    expect(seen.outcomes).toBeGreaterThan(CASES / 4);
  });

  it('decide as the library with our operators in its place, whatever the values', {
    timeout: 120_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(rulesets, facts, async (ruleset, values) => {
        const guarded = await runLibrary(ruleset, values);
        const { held } = compiled(ruleset, values);
        expect(held).toEqual(sorted([...guarded].map(([index, params]) => ({ index, params }))));
      }),
      { numRuns: 3_000 },
    );
  });
});
