import { deepFreeze } from '../load/freeze.ts';
import { hashJson } from '../load/hash.ts';
import type {
  CaseData,
  Decision,
  ExplainedRule,
  JsonObject,
  Outcome,
  Release,
  Ruleset,
  Sha256,
} from '../model/index.ts';
import { explainRules, outcomeOf, type ReadyRule, readyRules } from './closures.ts';
import { explainContext } from './explain.ts';
import { evaluateFacts, type FactsOptions, parametersOf, rulesetOf } from './facts.ts';
import { runLibrary } from './rules-library.ts';

export interface EvaluateOptions extends FactsOptions {
  /** Facts of an earlier decision, one object for each element: nothing is computed from the case then. */
  facts?: JsonObject[];
  /** Says dates as decisions said them before they were written out, to check one of that time. */
  isoDates?: boolean;
}

/** json-rules-engine and our explanation of it do not agree: a fault in us, and no decision is made. */
export class EvaluatorsDisagree extends Error {
  constructor(ruleset: string, rule: string) {
    super(`The explanation of rule "${rule}" of ruleset "${ruleset}" contradicts the rule engine.`);
    this.name = 'EvaluatorsDisagree';
  }
}

/**
 * Decides a ruleset for a case. json-rules-engine is the authority; the explanation covers every node,
 * also those that the library did not need to look at. With a `forEach` the rules run once for each
 * element, and outcomes and explanations carry its index.
 */
export async function evaluateRuleset(
  release: Release,
  id: string,
  data: CaseData,
  options: EvaluateOptions,
): Promise<Decision> {
  const ruleset = rulesetOf(release, id);
  const parameters = parametersOf(ruleset, options.parameters);
  const { facts, missing } = options.facts
    ? { facts: options.facts.map((one) => withNulls(ruleset, one)), missing: [] }
    : evaluateFacts(release, id, data, options);
  const told = { isoDates: options.isoDates ?? false };
  const outcomes: Outcome[] = [];
  const explanation: ExplainedRule[] = [];
  for (const [index, one] of facts.entries()) {
    const values = deepFreeze(structuredClone({ ...parameters, ...one }));
    const item = ruleset.forEach ? { item: index } : {};
    const result = await decideOne(release, id, ruleset, values, told);
    outcomes.push(...result.outcomes.map((outcome) => ({ ...outcome, ...item })));
    explanation.push(...result.explanation.map((rule) => ({ ...rule, ...item })));
  }
  const factsHash = hashOfFacts(facts, parameters);
  return {
    ruleset: id,
    release: release.hash,
    at: options.now,
    facts,
    missing,
    parameters,
    factsHash,
    outcomes,
    explanation,
  };
}

/** The hash that a decision carries: of its facts and its parameters. */
export function hashOfFacts(facts: JsonObject[], parameters: JsonObject): Sha256 {
  return hashJson({ facts, parameters });
}

async function decideOne(
  release: Release,
  id: string,
  ruleset: Ruleset,
  values: JsonObject,
  told: { isoDates: boolean },
) {
  const rules = rulesOf(ruleset);
  const decided = await runLibrary(ruleset, values);
  const explanation = explainRules(rules, values, { ...explainContext(release, ruleset), ...told });
  const outcomes: Outcome[] = [];
  for (const [position, rule] of rules.entries()) {
    const params = decided.get(rule.index);
    if (explanation[position]?.result !== (params !== undefined)) throw new EvaluatorsDisagree(id, rule.name);
    if (params) outcomes.push(outcomeOf(rule, withoutUndefined(params), values, ruleset, release, told));
  }
  return { outcomes, explanation };
}

const ready = new WeakMap<Ruleset, ReadyRule[]>();

function rulesOf(ruleset: Ruleset): ReadyRule[] {
  const known = ready.get(ruleset) ?? readyRules(ruleset);
  ready.set(ruleset, known);
  return known;
}

/** Facts that were not recorded count as not known. */
function withNulls(ruleset: Ruleset, facts: JsonObject): JsonObject {
  const nulls = Object.keys(ruleset.facts ?? {}).map((name) => [name, null] as const);
  return { ...Object.fromEntries(nulls), ...facts };
}

const withoutUndefined = (params: { [key: string]: unknown }) =>
  Object.fromEntries(Object.entries(params).map(([key, value]) => [key, value ?? null])) as JsonObject;
