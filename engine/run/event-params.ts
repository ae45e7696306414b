import type { Json, JsonObject } from '../model/index.ts';
import type { FactValues } from './compare-nodes.ts';
import { resolvePath } from './paths-grammar.ts';

/** A rule's event params with `{ "fact": name, "path"? }` replaced by its value, as json-rules-engine does: at the top only. */
export function paramsWithFacts(params: JsonObject, facts: FactValues): JsonObject {
  return Object.fromEntries(Object.entries(params).map(([key, value]) => [key, withFact(value, facts)]));
}

function withFact(value: Json, facts: FactValues): Json {
  if (value === null || typeof value !== 'object' || !Object.hasOwn(value, 'fact')) return value;
  const { fact, path } = value as { fact: string; path?: string };
  const found = facts[fact];
  const inside = path && found !== null && typeof found === 'object' ? resolvePath(found, path) : found;
  return (inside ?? null) as Json;
}
