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

/** Every ruleset that a guard may ask, each once, in the order in which it names them. */
export function rulesetsOf(guard: GuardLike, workflow: Workflow, depth = 0): string[] {
  if (depth > DEEPEST) return [];
  const { type, params } = typed(guard);
  if (type === 'decision') return [String(params.ruleset)];
  const inside = guardsInside(guard, workflow).flatMap((inner) => rulesetsOf(inner, workflow, depth + 1));
  return [...new Set(inside)];
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
