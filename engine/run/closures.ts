import type { ExplainedRule, JsonObject, Outcome, Release, Ruleset } from '../model/index.ts';
import { holdsFor, type ReadyNode, readyNode } from './compare-nodes.ts';
import { paramsWithFacts } from './event-params.ts';
import { type ExplainContext, explain, explainContext } from './explain.ts';
import type { FormatOptions } from './format-value.ts';
import { fillParams } from './interpolate.ts';

/** One rule made ready to run. */
export interface ReadyRule {
  /** Place in the file's list. */
  index: number;
  priority: number;
  name: string;
  outcome: string;
  params: JsonObject;
  node: ReadyNode;
}

export interface CompiledRuleset {
  /** Outcomes of one set of facts; `explanation` is worked out when it is read. */
  (facts: JsonObject, parameters: JsonObject): { outcomes: Outcome[]; readonly explanation: ExplainedRule[] };
  readonly rules: readonly ReadyRule[];
}

/** The rules of a ruleset in the order in which they are decided: by priority, then as they stand in the file. */
export function readyRules(ruleset: Ruleset): ReadyRule[] {
  const rules = ruleset.rules.map((rule, index) => {
    const event = rule.event as { type: string; params?: JsonObject };
    return {
      index,
      priority: Number.parseInt(String(rule.priority ?? 1), 10) || 1,
      name: String(rule.name ?? event.type),
      outcome: event.type,
      params: event.params ?? {},
      node: readyNode(rule.conditions as JsonObject, ruleset.conditions ?? {}),
    };
  });
  return rules.sort((a, b) => b.priority - a.priority || a.index - b.index);
}

/**
 * Compiles a ruleset's conditions to closures with the semantics of json-rules-engine, for replaying
 * many cases. With a release, texts are filled in and explained in its languages.
 * Throws `ConditionError` for conditions that cannot run.
 */
export function compileRuleset(ruleset: Ruleset, release?: Release): CompiledRuleset {
  const rules = readyRules(ruleset);
  const context: ExplainContext = release
    ? explainContext(release, ruleset)
    : {
        languages: ['en'],
        currency: '',
        facts: ruleset.facts,
        parameters: ruleset.parameters,
        conditionTitles: ruleset.conditionTitles,
      };
  const run = (facts: JsonObject, parameters: JsonObject) => {
    const values = { ...parameters, ...facts };
    const outcomes = rules
      .filter((rule) => holdsFor(rule.node, values))
      .map((rule) => outcomeOf(rule, paramsWithFacts(rule.params, values), values, ruleset, release));
    return {
      outcomes,
      get explanation() {
        return explainRules(rules, values, context);
      },
    };
  };
  return Object.assign(run, { rules });
}

/** A rule's outcome with its texts filled in. */
export function outcomeOf(
  rule: ReadyRule,
  params: JsonObject,
  values: JsonObject,
  ruleset: Ruleset,
  release: Release | undefined,
  told: Pick<FormatOptions, 'isoDates'> = {},
): Outcome {
  return {
    type: rule.outcome,
    params: release ? fillParams(params, release, ruleset, values, told) : params,
  };
}

/** Every rule with every node of its condition, whether or not it was needed for the outcome. */
export function explainRules(
  rules: readonly ReadyRule[],
  values: JsonObject,
  context: ExplainContext,
): ExplainedRule[] {
  return rules.map((rule) => {
    const node = explain(rule.node, values, context);
    return { name: rule.name, outcome: rule.outcome, result: node.result, node };
  });
}
