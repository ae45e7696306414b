import type { Json, JsonObject } from '../../../engine/index.ts';

/**
 * What an example says, said of somebody else: wherever a text names the example's assessor, by name or address, it
 * names `person`. Names that are only a part of a longer word stay.
 */
export function toldOf<T extends Json>(
  value: T,
  given: JsonObject,
  person: { name: string; email: string },
): T {
  const names = (['name', 'email'] as const).flatMap((key) => {
    const old = given[key];
    return typeof old === 'string' && old !== '' ? [{ old: wholeWords(old), now: person[key] }] : [];
  });
  const walk = (one: Json): Json => {
    if (typeof one === 'string')
      return names.reduce((text, { old, now }) => text.replace(old, () => now), one);
    if (Array.isArray(one)) return one.map(walk);
    if (one === null || typeof one !== 'object') return one;
    return Object.fromEntries(Object.entries(one).map(([key, inner]) => [key, walk(inner)]));
  };
  return walk(value) as T;
}

const wholeWords = (name: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\p{N}])`, 'gu');
