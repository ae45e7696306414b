import { Engine, type RuleProperties, type TopLevelCondition } from 'json-rules-engine';
import type { JsonObject, Ruleset } from '../model/index.ts';
import { decorators, operators } from './operators.ts';
import { resolvePath } from './paths-grammar.ts';

/** json-rules-engine's emitter treats some event types (`error`, `success`) as its own: a prefix keeps ours apart. */
const PREFIX = 'outcome:';

/** What json-rules-engine decided: which rules (by their place in the file) hold, and their params with facts put in. */
export type LibraryResult = ReadonlyMap<number, JsonObject>;

/**
 * Runs json-rules-engine on one set of facts: a new Engine each time (a shared one mixes up runs),
 * with our path grammar and with operators that do not throw where data is missing.
 */
export async function runLibrary(ruleset: Ruleset, values: JsonObject): Promise<LibraryResult> {
  const engine = new Engine([], {
    allowUndefinedFacts: false,
    allowUndefinedConditions: false,
    replaceFactsInEventParams: true,
    pathResolver: resolvePath,
  });
  for (const [name, compare] of Object.entries(operators)) engine.addOperator(name, compare);
  for (const [name, decorate] of Object.entries(decorators)) {
    engine.addOperatorDecorator(name, (a: unknown, b: unknown, next: (a: unknown, b: unknown) => boolean) =>
      decorate(next)(a, b),
    );
  }
  for (const [name, value] of Object.entries(values)) engine.addFact(name, value);
  for (const [name, condition] of Object.entries(ruleset.conditions ?? {})) {
    engine.setCondition(name, structuredClone(condition) as object as TopLevelCondition);
  }
  for (const [index, rule] of ruleset.rules.entries()) engine.addRule(prepared(rule, index));
  const { results } = await engine.run();
  return new Map(results.map((result) => [Number(result.name), (result.event?.params ?? {}) as JsonObject]));
}

/** The library writes into the rules it is given, and finds its results again by name. */
function prepared(rule: JsonObject, index: number): RuleProperties {
  const copy = structuredClone(rule) as object as RuleProperties;
  return { ...copy, name: String(index), event: { ...copy.event, type: PREFIX + copy.event.type } };
}
