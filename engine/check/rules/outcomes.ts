import { isObject } from '../../load/is-object.ts';
import { pointerTo } from '../../load/pointer.ts';
import type { Json, JsonObject, ProgramProblem, Release } from '../../model/index.ts';
import { PLACE } from '../../run/interpolate.ts';
import { checkPlace } from '../places.ts';
import { checkFactReference, unknownKeys } from './conditions.ts';
import { at, factNames, type RulesetPlace, unknown } from './ruleset-place.ts';

/** Faults of a rule's event: its keys, the facts it takes, the places in its texts, the field it points at. */
export function checkOutcome(place: RulesetPlace, event: JsonObject, pointer: string): ProgramProblem[] {
  const problems = unknownKeys(place, event, ['type', 'params'], pointer);
  if (!isObject(event.params)) return problems;
  const inside = pointerTo(pointer, 'params');
  for (const [name, value] of Object.entries(event.params)) {
    const at = pointerTo(inside, name);
    if (isReference(value)) problems.push(...checkFactReference(place, value, at));
    else problems.push(...checkTexts(place, value, at));
  }
  return [...problems, ...checkField(place, event.params.field, pointerTo(inside, 'field'))];
}

const isReference = (value: Json): value is JsonObject => isObject(value) && Object.hasOwn(value, 'fact');

function checkTexts(place: RulesetPlace, value: Json, pointer: string): ProgramProblem[] {
  if (typeof value === 'string') {
    const names = [...value.matchAll(PLACE)]
      .map((match) => match[1]!)
      .filter((name) => !place.types.has(name));
    return names.map((name) =>
      unknown(place, 'rule-unknown-place', pointer, 'fact or parameter', name, factNames(place)),
    );
  }
  if (Array.isArray(value))
    return value.flatMap((item, index) => checkTexts(place, item, pointerTo(pointer, index)));
  if (!isObject(value)) return [];
  if (isReference(value) && Object.keys(value).every((key) => key === 'fact' || key === 'path')) {
    const message = 'A fact is put in only where it stands directly in params; this one stays as it is.';
    return [at(place, 'rule-nested-fact', pointer, message, { found: value })];
  }
  return Object.entries(value).flatMap(([key, member]) => checkTexts(place, member, pointerTo(pointer, key)));
}

function checkField(place: RulesetPlace, field: Json | undefined, pointer: string): ProgramProblem[] {
  if (typeof field !== 'string' || field.includes('{')) return [];
  return checkPlace(place.release as Release, field, 'rule-unknown-field', { file: place.file, pointer });
}
