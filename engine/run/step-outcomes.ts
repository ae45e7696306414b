import type { Decision } from '../model/case.ts';
import type { Release } from '../model/release.ts';
import type { JsonObject } from '../model/text.ts';
import type { StepHolder } from './machine.ts';

/** One step asks for fewer decisions than this; more are a fault in us. */
const MOST_DECISIONS = 200;

/** Where a step's decisions and values come from: the case as it is, or its history. */
export interface StepSource {
  evaluate(ruleset: string, context: JsonObject): Promise<Decision>;
  /** Values of a `set`; `index` counts the step's `set`s from 0. */
  assign(params: JsonObject, context: JsonObject, index: number): JsonObject;
}

/** The decisions of one step, each made once. */
export interface StepOutcomes {
  /** In the order in which they were made. */
  decisions: Decision[];
  known(ruleset: string, context: JsonObject): Decision | undefined;
  decide(ruleset: string, context: JsonObject): Promise<Decision>;
}

/** Begins the record of a step's decisions. A ruleset is asked again only where the context it reads has changed. */
export function stepOutcomes(release: Release, source: StepSource): StepOutcomes {
  const made = new Map<string, Decision>();
  const decisions: Decision[] = [];
  const keyOf = (ruleset: string, context: JsonObject) =>
    readsRoot(release, ruleset, 'context') ? `${ruleset} ${JSON.stringify(context)}` : ruleset;
  return {
    decisions,
    known: (ruleset, context) => made.get(keyOf(ruleset, context)),
    async decide(ruleset, context) {
      const key = keyOf(ruleset, context);
      const known = made.get(key);
      if (known) return known;
      const decision = await source.evaluate(ruleset, context);
      made.set(key, decision);
      decisions.push(decision);
      return decision;
    },
  };
}

/** Whether the facts of a ruleset may read a root (`context`, `event`); said too often rather than too seldom. */
export function readsRoot(release: Release, ruleset: string, root: 'context' | 'event'): boolean {
  const definition = release.rulesets.get(ruleset)?.ruleset;
  const word = new RegExp(`\\b${root}\\b`);
  const expressions = Object.values(definition?.facts ?? {}).map((fact) => fact.from);
  if (definition?.forEach) expressions.push(definition.forEach.items);
  return expressions.some((expression) => word.test(expression));
}

/**
 * Runs XState's synchronous step inside a holder of the decisions. Where it needs one that was not
 * made, the run is thrown away, the decision made for the context as it stands there, and the step
 * run again: it is pure, and so every guard sees a decision about the context that it guards.
 */
export async function settle<T>(
  outcomes: StepOutcomes,
  source: StepSource,
  run: (holder: StepHolder) => T,
): Promise<{ result: T; assigned: JsonObject[] }> {
  for (let round = 0; round < MOST_DECISIONS; round++) {
    const assigned: JsonObject[] = [];
    let missing: { ruleset: string; context: JsonObject } | undefined;
    try {
      const result = run({
        holds(ruleset, outcome, context) {
          const decision = outcomes.known(ruleset, context);
          if (decision) return decision.outcomes.some(({ type }) => type === outcome);
          missing = { ruleset, context };
          throw new Error(`ruleset "${ruleset}" was not evaluated`);
        },
        assign(params, context) {
          const values = source.assign(params, context, assigned.length);
          assigned.push(values);
          return values;
        },
      });
      return { result, assigned };
    } catch (error) {
      if (missing === undefined) throw error;
      await outcomes.decide(missing.ruleset, missing.context);
    }
  }
  throw new Error(`a step asked for more than ${MOST_DECISIONS} decisions`);
}
