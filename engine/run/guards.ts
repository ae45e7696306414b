import type { JsonObject } from '../model/text.ts';
import type { GuardExpression, Workflow } from '../model/workflow.ts';

/** Guards of one machine that call one another deeper than this would do so without an end. */
const DEEPEST = 20;

/** A guard as XState's JSON allows it: a name, or a type with params. */
export type GuardLike = string | GuardExpression;

/** The guards nested in one: those of `and` and `or`, the one of `not`, the one that a name stands for. */
export function guardsInside(guard: GuardLike, workflow: Workflow): GuardLike[] {
  const { type, params } = typed(guard);
  if (type === 'decision') return [];
  if (type === 'and' || type === 'or')
    return Array.isArray(params.guards) ? (params.guards as GuardLike[]) : [];
  if (type === 'not') return params.guard === undefined ? [] : [params.guard as GuardLike];
  const named = workflow.guards?.[type];
  return named === undefined ? [] : [named];
}

/** A guard's type and params, however it was written. */
export function typed(guard: GuardLike): { type: string; params: JsonObject } {
  if (typeof guard === 'string') return { type: guard, params: {} };
  return { type: guard.type, params: (guard.params ?? {}) as JsonObject };
}

/** Of each ruleset, the outcomes that speak against an event; `null`: whatever it says. */
export type Objections = Map<string, Set<string> | null>;

/**
 * What a guard may have against an event: of every ruleset that it may ask, in the order in which it names them, the
 * outcomes that it will not have. Where it wants an outcome, everything that the ruleset says instead is an answer to
 * why not.
 */
export function objectionsOf(
  guard: GuardLike,
  workflow: Workflow,
  found: Objections = new Map(),
  wanted = true,
  depth = 0,
): Objections {
  if (depth > DEEPEST) return found;
  const { type, params } = typed(guard);
  if (type === 'decision') {
    const ruleset = String(params.ruleset);
    const known = found.get(ruleset);
    if (wanted || known === null) found.set(ruleset, null);
    else found.set(ruleset, (known ?? new Set()).add(String(params.outcome)));
  }
  const inside = type === 'not' ? !wanted : wanted;
  for (const inner of guardsInside(guard, workflow)) objectionsOf(inner, workflow, found, inside, depth + 1);
  return found;
}

/** Whether a guard lets through; `holds` answers for a ruleset's outcome. Throws for a guard without meaning. */
export function passes(
  guard: GuardLike,
  workflow: Workflow,
  holds: (ruleset: string, outcome: string) => boolean,
  depth = 0,
): boolean {
  const { type, params } = typed(guard);
  if (depth > DEEPEST) throw new Error(`guard "${type}" calls itself without an end`);
  if (type === 'decision') return holds(String(params.ruleset), String(params.outcome));
  const inside = guardsInside(guard, workflow);
  if (inside.length === 0 && type !== 'and' && type !== 'or') throw new Error(`guard "${type}" says nothing`);
  const one = (inner: GuardLike) => passes(inner, workflow, holds, depth + 1);
  if (type === 'or') return inside.some(one);
  if (type === 'not') return !one(inside[0]!);
  return inside.every(one);
}
