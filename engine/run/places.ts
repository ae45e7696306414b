import type { Answers, Json, Place } from '../model/index.ts';

/** Whether a place (or a state's path) is another one or inside it. */
export const isAt = (place: Place, base: Place): boolean => place === base || place.startsWith(`${base}.`);

/** What stands at a place (`form.step.property.index…`) of the answers, or `undefined`. */
export function valueAtPlace(answers: Answers, place: Place): Json | undefined {
  let value: Json | undefined = answers as Json;
  for (const name of place.split('.')) {
    if (value === null || typeof value !== 'object' || !Object.hasOwn(value, name)) return undefined;
    value = Array.isArray(value) ? value[Number(name)] : value[name];
  }
  return value;
}
