import type { CaseData, Json, JsonObject, Release, Ruleset } from '../model/index.ts';
import { evaluateExpression } from './expressions.ts';
import { expressionRoots, type RootsOptions } from './roots.ts';

/** What `RootsOptions` say; `parameters` stand in place of the ruleset's own of the same names. */
export type FactsOptions = Omit<RootsOptions, 'item'>;

/** The ruleset of a release; throws when there is none. */
export function rulesetOf(release: Release, id: string): Ruleset {
  const found = release.rulesets.get(id);
  if (!found) throw new Error(`${release.program} has no ruleset "${id}"`);
  return found.ruleset;
}

/** A ruleset's parameters by name, with some replaced. */
export function parametersOf(ruleset: Ruleset, replaced: JsonObject = {}): JsonObject {
  const values = Object.entries(ruleset.parameters ?? {}).map(([name, { value }]) => [name, value] as const);
  return { ...Object.fromEntries(values), ...replaced };
}

/**
 * The facts of a ruleset computed from a case: one object, or one for each element of its `forEach`.
 * `missing` names the facts whose data was not there; they have their default, or null.
 */
export function evaluateFacts(
  release: Release,
  id: string,
  data: CaseData,
  options: FactsOptions,
): { facts: JsonObject[]; missing: string[] } {
  const ruleset = rulesetOf(release, id);
  const { parameters: replaced, ...rest } = options;
  const scope = { ...rest, parameters: parametersOf(ruleset, replaced) };
  const missing = new Set<string>();
  const { forEach } = ruleset;
  const roots = expressionRoots(release, data, scope);
  if (!forEach) return { facts: [factsFrom(ruleset, roots, missing)], missing: [...missing] };
  const items = evaluateExpression(forEach.items, roots).value;
  const facts = (Array.isArray(items) ? items : []).map((value: Json) => {
    const item = { as: forEach.as, value };
    return factsFrom(ruleset, expressionRoots(release, data, { ...scope, item }), missing);
  });
  return { facts, missing: [...missing] };
}

function factsFrom(
  ruleset: Ruleset,
  roots: ReturnType<typeof expressionRoots>,
  missing: Set<string>,
): JsonObject {
  const facts: JsonObject = {};
  for (const [name, fact] of Object.entries(ruleset.facts ?? {})) {
    const result = evaluateExpression(fact.from, roots);
    if (result.missing) missing.add(name);
    facts[name] = result.missing ? (fact.default ?? null) : result.value;
  }
  return facts;
}
