import { isObject } from '../load/is-object.ts';
import type { Decision, Effect } from '../model/case.ts';
import type { Release } from '../model/release.ts';
import type { Json, JsonObject } from '../model/text.ts';
import type { EffectCall, Workflow } from '../model/workflow.ts';
import type { RawAction } from './machine.ts';

/** What the params of effects are filled from. */
export interface EffectSource {
  value(cel: string, context: JsonObject): Json;
  decide(ruleset: string, context: JsonObject): Promise<Decision>;
}

/** What a step left for the world, in order: named effects stand for what they mean, timers and `set` left out. */
export function effectCalls(workflow: Workflow, actions: readonly RawAction[]): RawAction[] {
  return actions.filter(({ type }) => !type.startsWith('xstate.')).map((action) => meant(workflow, action));
}

/** What a name under `effects` stands for, with the params of the call over its own. */
function meant<Call extends EffectCall>(workflow: Workflow, call: Call): Call & { params: JsonObject } {
  const named = workflow.effects?.[call.type];
  return { ...call, type: named?.type ?? call.type, params: { ...named?.params, ...call.params } };
}

/** Effects with every param a concrete value, and the data of the letter that they send. */
export async function resolveEffects(
  release: Release,
  calls: readonly RawAction[],
  source: EffectSource,
): Promise<Effect[]> {
  const effects: Effect[] = [];
  for (const { type, params, context } of calls) {
    const resolved = (await resolve(params, context, source)) as JsonObject;
    const letter = typeof params.letter === 'string' ? release.letters.get(params.letter)?.letter : undefined;
    if (letter) {
      const data = Object.entries(letter.data ?? {}).map(([name, cel]) => [name, source.value(cel, context)]);
      resolved.data = { ...Object.fromEntries(data), ...(isObject(resolved.data) ? resolved.data : {}) };
    }
    effects.push({ type, params: resolved });
  }
  return effects;
}

/** Fills `{ cel }` and `{ decision }` in at any depth. */
async function resolve(value: Json, context: JsonObject, source: EffectSource): Promise<Json> {
  if (Array.isArray(value)) {
    const items: Json[] = [];
    for (const item of value) items.push(await resolve(item, context, source));
    return items;
  }
  if (!isObject(value)) return value;
  const reference = readReference(value);
  if (reference?.kind === 'cel') return source.value(reference.cel, context);
  if (reference?.kind === 'decision') {
    const decision = await source.decide(reference.ruleset, context);
    return decision.outcomes.find(({ type }) => type === reference.outcome)?.params ?? null;
  }
  const filled: JsonObject = {};
  for (const [name, part] of Object.entries(value)) filled[name] = await resolve(part, context, source);
  return filled;
}

export type ParamReference =
  | { kind: 'cel'; cel: string }
  | { kind: 'decision'; ruleset: string; outcome: string };

/** What a param asks to be filled in with, when it is such a request and nothing else. */
export function readReference(value: Json | undefined): ParamReference | undefined {
  if (!isObject(value) || Object.keys(value).length !== 1) return undefined;
  if (typeof value.cel === 'string') return { kind: 'cel', cel: value.cel };
  const decision = value.decision;
  if (!isObject(decision)) return undefined;
  if (typeof decision.ruleset !== 'string' || typeof decision.outcome !== 'string') return undefined;
  return { kind: 'decision', ruleset: decision.ruleset, outcome: decision.outcome };
}
