import { matchesPattern } from './linear-pattern.ts';

/** Compares the value of a fact with the value of a condition. Never throws. */
export type Compare = (fact: unknown, value: unknown) => boolean;
/** Wraps a comparison: `everyFact:lessThan` asks `lessThan` of each entry. */
export type Decorate = (next: Compare) => Compare;

/** Numbers, or texts in the order of their letters; JavaScript decides which, as for the library. */
type Ordered = number;

const order = (compare: (a: Ordered, b: Ordered) => boolean): Compare => {
  return (fact, value) => {
    const a = primitive(fact);
    return (
      isNumeric(a) &&
      value !== null &&
      value !== undefined &&
      compare(a as Ordered, primitive(value) as Ordered)
    );
  };
};

/** As json-rules-engine decides it: what begins with a number (a date does, too) can be ordered. */
const isNumeric = (value: unknown) => !Number.isNaN(Number.parseFloat(value as string));

/** What JavaScript makes of a value in a comparison, without calling anything that data could have put into it. */
function primitive(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (!Array.isArray(value)) return '[object Object]';
  return value.map((item) => (item === null || item === undefined ? '' : String(primitive(item)))).join(',');
}

type Searchable = unknown[] | string;
const isSearchable = (value: unknown): value is Searchable =>
  Array.isArray(value) || typeof value === 'string';
const holds = (list: Searchable, value: unknown) =>
  typeof list === 'string' ? list.includes(String(primitive(value))) : list.indexOf(value) > -1;

/**
 * json-rules-engine's operators, and three of ours for texts. They are the library's but where it would
 * throw or take null for zero: a list that is not there holds nothing, and nothing is more or less than null.
 */
export const operators: { readonly [name: string]: Compare } = {
  equal: (a, b) => a === b,
  notEqual: (a, b) => a !== b,
  in: (a, b) => isSearchable(b) && holds(b, a),
  notIn: (a, b) => !(isSearchable(b) && holds(b, a)),
  contains: (a, b) => Array.isArray(a) && holds(a, b),
  doesNotContain: (a, b) => Array.isArray(a) && !holds(a, b),
  lessThan: order((a, b) => a < b),
  lessThanInclusive: order((a, b) => a <= b),
  greaterThan: order((a, b) => a > b),
  greaterThanInclusive: order((a, b) => a >= b),
  startsWith: (a, b) => typeof a === 'string' && typeof b === 'string' && a.startsWith(b),
  endsWith: (a, b) => typeof a === 'string' && typeof b === 'string' && a.endsWith(b),
  matches: (a, b) => typeof a === 'string' && typeof b === 'string' && matchesPattern(a, b),
};

export const decorators: { readonly [name: string]: Decorate } = {
  someFact: (next) => (a, b) => Array.isArray(a) && a.some((one) => next(one, b)),
  everyFact: (next) => (a, b) => Array.isArray(a) && a.every((one) => next(one, b)),
  someValue: (next) => (a, b) => Array.isArray(b) && b.some((one) => next(a, one)),
  everyValue: (next) => (a, b) => Array.isArray(b) && b.every((one) => next(a, one)),
  swap: (next) => (a, b) => next(b, a),
  not: (next) => (a, b) => !next(a, b),
};

/** The parts of an operator's name: its decorators from the outside in, and the operator itself. */
export function operatorParts(name: string): { decorators: string[]; operator: string } {
  const parts = name.split(':');
  return { decorators: parts.slice(0, -1), operator: parts.at(-1) ?? '' };
}

/** The comparison that a name such as `not:everyFact:lessThan` stands for, or `undefined`. */
export function comparisonOf(name: string): Compare | undefined {
  const parts = operatorParts(name);
  let compare = Object.hasOwn(operators, parts.operator) ? operators[parts.operator] : undefined;
  for (const decorator of parts.decorators.reverse()) {
    const decorate = Object.hasOwn(decorators, decorator) ? decorators[decorator] : undefined;
    compare = decorate && compare ? decorate(compare) : undefined;
  }
  return compare;
}
