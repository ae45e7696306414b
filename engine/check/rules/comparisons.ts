import { isObject } from '../../load/is-object.ts';
import { pointerTo } from '../../load/pointer.ts';
import type { Json, JsonObject, ProgramProblem } from '../../model/index.ts';
import { isPattern } from '../../run/linear-pattern.ts';
import { operatorParts } from '../../run/operators.ts';
import { typeOfJson, typeWords, type ValueType } from '../value-types.ts';
import { at, type RulesetPlace } from './ruleset-place.ts';

interface Sides {
  fact: ValueType;
  value: ValueType;
}

const UNKNOWN: ValueType = { kind: 'unknown' };
const isUnknown = (type: ValueType) => type.kind === 'unknown';

/** Comparisons that can never come out as their author means them, by what is known of both sides. */
export function checkComparison(place: RulesetPlace, node: JsonObject, pointer: string): ProgramProblem[] {
  const { operator, decorators } = operatorParts(String(node.operator));
  let sides: Sides = {
    fact: readType(place, String(node.fact), node.path),
    value: valueType(place, node.value),
  };
  for (const decorator of decorators) {
    const inner = inside(decorator, sides);
    if (typeof inner === 'string') return [illTyped(place, pointer, inner, node)];
    sides = inner;
  }
  const fault = FAULTS[operator]?.(sides);
  if (fault) return [illTyped(place, pointer, fault, node)];
  if (operator === 'matches' && typeof node.value === 'string' && !isPattern(node.value)) {
    const message = 'This is no pattern that RE2 accepts (look-around and back-references are not).';
    return [at(place, 'rule-invalid-pattern', pointerTo(pointer, 'value'), message, { found: node.value })];
  }
  return [];
}

function readType(place: RulesetPlace, fact: string, path: Json | undefined): ValueType {
  return path === undefined || path === '' ? (place.types.get(fact) ?? UNKNOWN) : UNKNOWN;
}

function valueType(place: RulesetPlace, value: Json | undefined): ValueType {
  if (isObject(value) && typeof value.fact === 'string') return readType(place, value.fact, value.path);
  return value === undefined ? UNKNOWN : typeOfJson(value);
}

/** What the next decorator or the operator gets to see; a text where that cannot be. */
function inside(decorator: string, { fact, value }: Sides): Sides | string {
  switch (decorator) {
    case 'someFact':
    case 'everyFact':
      if (isUnknown(fact)) return { fact: UNKNOWN, value };
      return fact.kind === 'list'
        ? { fact: fact.items ?? UNKNOWN, value }
        : `"${decorator}" needs a fact that is a list, not ${typeWords(fact)}`;
    case 'someValue':
    case 'everyValue':
      if (isUnknown(value)) return { fact, value: UNKNOWN };
      return value.kind === 'list'
        ? { fact, value: value.items ?? UNKNOWN }
        : `"${decorator}" needs a value that is a list, not ${typeWords(value)}`;
    case 'swap':
      return { fact: value, value: fact };
    default:
      return { fact, value };
  }
}

type Fault = (sides: Sides) => string | undefined;

const FAULTS: { [operator: string]: Fault } = {
  equal: equality,
  notEqual: equality,
  in: membership,
  notIn: membership,
  contains: containing,
  doesNotContain: containing,
  lessThan: ordering,
  lessThanInclusive: ordering,
  greaterThan: ordering,
  greaterThanInclusive: ordering,
  startsWith: texts,
  endsWith: texts,
  matches: texts,
};

function equality({ fact, value }: Sides): string | undefined {
  const whole = [fact, value].find((type) => type.kind === 'list' || type.kind === 'object');
  if (whole) return `${typeWords(whole)} is never equal to anything but itself`;
  return differ(fact, value) ? `${typeWords(fact)} is never equal to ${typeWords(value)}` : undefined;
}

function membership({ fact, value }: Sides): string | undefined {
  if (isUnknown(value)) return undefined;
  if (value.kind !== 'list')
    return `the value must be a list, not ${typeWords(value)} (in a text, parts would be found)`;
  return value.items && differ(fact, value.items)
    ? `${typeWords(fact)} is never in ${typeWords(value)}`
    : undefined;
}

function containing({ fact, value }: Sides): string | undefined {
  if (isUnknown(fact)) return undefined;
  if (fact.kind !== 'list') return `the fact must be a list, not ${typeWords(fact)}`;
  return fact.items && differ(fact.items, value)
    ? `${typeWords(fact)} never contains ${typeWords(value)}`
    : undefined;
}

/** Numbers with numbers, dates with dates; the rule engine finds other texts neither less nor more. */
function ordering({ fact, value }: Sides): string | undefined {
  const wrong = [fact, value].find((type) => !['number', 'text', 'unknown'].includes(type.kind));
  if (wrong) return `${typeWords(wrong)} is neither less nor more than anything`;
  return differ(fact, value)
    ? `${typeWords(fact)} is neither less nor more than ${typeWords(value)}`
    : undefined;
}

function texts({ fact, value }: Sides): string | undefined {
  const wrong = [fact, value].find((type) => type.kind !== 'text' && !isUnknown(type));
  return wrong && `both sides must be texts, and one is ${typeWords(wrong)}`;
}

const differ = (a: ValueType, b: ValueType) =>
  a.kind !== b.kind && ![a, b].some((type) => isUnknown(type) || type.kind === 'null');

function illTyped(place: RulesetPlace, pointer: string, fault: string, node: JsonObject): ProgramProblem {
  const message = `${fault.charAt(0).toUpperCase()}${fault.slice(1)}.`;
  return at(place, 'rule-ill-typed-comparison', pointer, message, {
    found: `${node.fact} ${node.operator} ${JSON.stringify(node.value)}`,
  });
}
