import type { JsonObject } from '../model/index.ts';
import { type Compare, comparisonOf } from './operators.ts';
import { resolvePath } from './paths-grammar.ts';

/** Facts and parameters by name. */
export type FactValues = { readonly [name: string]: unknown };

/** A condition made ready to run; the same shape as json-rules-engine's own, without its promises. */
export type ReadyNode =
  | { kind: 'all' | 'any'; children: ReadyNode[]; source: JsonObject }
  | { kind: 'not'; child: ReadyNode; source: JsonObject }
  | { kind: 'condition'; name: string; child: ReadyNode; source: JsonObject }
  | {
      kind: 'compare';
      compare: Compare;
      fact: (facts: FactValues) => unknown;
      value: (facts: FactValues) => unknown;
      source: JsonObject;
    };

/** A condition that cannot be made ready; what checks find before a release is published. */
export class ConditionError extends Error {}

/**
 * Makes a condition ready. As in json-rules-engine `any` wins over `all` over `not` where a node has
 * several, and a reference over everything; an empty list holds.
 */
export function readyNode(
  source: JsonObject,
  conditions: { readonly [name: string]: JsonObject },
  open: readonly string[] = [],
): ReadyNode {
  if (Object.hasOwn(source, 'condition') && (open.length > 0 || !isBoolean(source))) {
    return referenced(source, conditions, open);
  }
  for (const kind of ['any', 'all'] as const) {
    const parts = source[kind];
    if (!Object.hasOwn(source, kind)) continue;
    if (!Array.isArray(parts)) throw new ConditionError(`"${kind}" must be a list`);
    return { kind, source, children: parts.map((part) => readyNode(part as JsonObject, conditions, open)) };
  }
  if (Object.hasOwn(source, 'not')) {
    return { kind: 'not', source, child: readyNode(source.not as JsonObject, conditions, open) };
  }
  return comparison(source);
}

const isBoolean = (source: JsonObject) => ['any', 'all', 'not'].some((key) => Object.hasOwn(source, key));

function referenced(
  source: JsonObject,
  conditions: { readonly [name: string]: JsonObject },
  open: readonly string[],
): ReadyNode {
  const name = String(source.condition);
  const target = Object.hasOwn(conditions, name) ? conditions[name] : undefined;
  if (!target) throw new ConditionError(`there is no condition "${name}"`);
  if (open.includes(name)) throw new ConditionError(`the condition "${name}" refers to itself`);
  return { kind: 'condition', name, source, child: readyNode(target, conditions, [...open, name]) };
}

function comparison(source: JsonObject): ReadyNode {
  const { fact, operator, path, value } = source;
  if (typeof fact !== 'string') throw new ConditionError('a condition needs a fact');
  const compare = comparisonOf(String(operator));
  if (!compare) throw new ConditionError(`there is no operator "${operator}"`);
  return { kind: 'compare', source, compare, fact: reader(fact, path), value: valueReader(value) };
}

function valueReader(value: unknown): (facts: FactValues) => unknown {
  if (value === null || typeof value !== 'object' || !Object.hasOwn(value, 'fact')) return () => value;
  const { fact, path } = value as { fact: string; path?: unknown };
  return reader(fact, path);
}

/** A path is followed inside objects and lists only; of anything else the whole value is meant. */
function reader(fact: string, path: unknown): (facts: FactValues) => unknown {
  if (typeof path !== 'string' || path === '') return (facts) => facts[fact];
  return (facts) => {
    const value = facts[fact];
    return value !== null && typeof value === 'object' ? resolvePath(value, path) : value;
  };
}

/** The outcome of a condition; stops as soon as it is certain. */
export function holdsFor(node: ReadyNode, facts: FactValues): boolean {
  switch (node.kind) {
    case 'all':
      return node.children.every((child) => holdsFor(child, facts));
    case 'any':
      return node.children.length === 0 || node.children.some((child) => holdsFor(child, facts));
    case 'not':
      return !holdsFor(node.child, facts);
    case 'condition':
      return holdsFor(node.child, facts);
    case 'compare':
      return node.compare(node.fact(facts), node.value(facts));
  }
}
