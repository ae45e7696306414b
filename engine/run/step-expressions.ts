import type { Actor, CaseData, CaseEvent } from '../model/case.ts';
import type { Release } from '../model/release.ts';
import type { Instant, Json, JsonObject } from '../model/text.ts';
import { evaluateRuleset } from './evaluate.ts';
import { compileExpression, type Roots } from './expressions.ts';
import { expressionRoots } from './roots.ts';
import type { StepSource } from './step-outcomes.ts';

/** What a step happens in: everything that its expressions may read but the context. */
export interface StepScope {
  release: Release;
  data: CaseData;
  now: Instant;
  actor: Actor;
  event: CaseEvent;
}

/** A step's decisions and values computed from the case as it is. */
export interface LiveSource extends StepSource {
  /** The value of an expression; `parameters` are those of the ruleset that a delay names. */
  value(cel: string, context: JsonObject, parameters?: JsonObject): Json;
}

/** The actor of what the system does by itself: timers, notices of a gateway. */
export const systemActor: Actor = { id: 'system', name: 'system', roles: ['system'] };

/** Computes the step's decisions and values from the case. */
export function liveSource({ release, data, now, actor, event }: StepScope): LiveSource {
  // Roots keep what is costly to compute (scores); expressions over one context share them.
  const known = new WeakMap<JsonObject, Roots>();
  const rootsOf = (context: JsonObject, parameters?: JsonObject): Roots => {
    if (parameters) return expressionRoots(release, data, { now, actor, event, context, parameters });
    const roots = known.get(context) ?? expressionRoots(release, data, { now, actor, event, context });
    known.set(context, roots);
    return roots;
  };
  const value: LiveSource['value'] = (cel, context, parameters) =>
    compileExpression(cel).evaluate(rootsOf(context, parameters)).value;
  return {
    value,
    evaluate: (ruleset, context) => evaluateRuleset(release, ruleset, data, { now, actor, event, context }),
    assign(params, context) {
      const assigned: JsonObject = {};
      for (const [name, cel] of Object.entries(params)) {
        assigned[name] = typeof cel === 'string' ? value(cel, { ...context, ...assigned }) : cel;
      }
      return assigned;
    },
  };
}
