import { isObject } from '../load/is-object.ts';
import { valueAt } from '../load/pointer.ts';
import type { Json, JsonObject } from '../model/index.ts';
import type { Segment } from './json-values.ts';

/**
 * What a step's JSON Schema says about one place of the data: the schema that stands there, what
 * its `$ref` leads to, and every branch of its combinators and conditionals. Any of them may apply.
 */
export interface SchemaNode {
  root: JsonObject;
  schemas: readonly JsonObject[];
  /** Only what holds whatever the data: branches of `anyOf`, `oneOf`, `then` … are left out. */
  certain: boolean;
}

/** Nodes are the same for as long as their schema is; only declared names are kept. */
const roots = new WeakMap<JsonObject, { all?: SchemaNode; certain?: SchemaNode }>();
const properties = new WeakMap<SchemaNode, Map<string, SchemaNode>>();
const elements = new WeakMap<SchemaNode, SchemaNode>();

export function rootNode(root: JsonObject, certain = false): SchemaNode {
  const known = roots.get(root) ?? {};
  roots.set(root, known);
  const name = certain ? 'certain' : 'all';
  known[name] ??= nodeOf({ root, certain }, [root]);
  return known[name];
}

/** The node of a property, or `undefined` when no schema declares it (`additionalProperties` aside). */
export function propertyNode(node: SchemaNode, name: string): SchemaNode | undefined {
  const known = properties.get(node) ?? new Map<string, SchemaNode>();
  properties.set(node, known);
  let child = known.get(name);
  if (!child) {
    const found = node.schemas.flatMap((schema) =>
      isObject(schema.properties) && Object.hasOwn(schema.properties, name) ? [schema.properties[name]!] : [],
    );
    if (found.length === 0) return undefined;
    child = nodeOf(node, found);
    known.set(name, child);
  }
  return child;
}

/** The node of the elements of a list; `index` matters where `items` is a tuple. */
export function itemNode(node: SchemaNode, index: number | undefined = undefined): SchemaNode | undefined {
  const known = elements.get(node);
  if (known) return known;
  const found: Json[] = [];
  let isTuple = false;
  for (const { items, additionalItems } of node.schemas) {
    if (Array.isArray(items)) {
      isTuple = true;
      if (index === undefined) found.push(...items);
      else found.push(items[index] ?? additionalItems ?? null);
    } else if (items !== undefined) found.push(items);
  }
  if (found.length === 0) return undefined;
  const child = nodeOf(node, found);
  if (!isTuple) elements.set(node, child);
  return child;
}

/** The node of a child, by property name or index. */
export function childNode(node: SchemaNode, segment: Segment): SchemaNode | undefined {
  if (typeof segment === 'number') return itemNode(node, segment);
  const property = propertyNode(node, segment);
  return property ?? (/^\d+$/.test(segment) ? itemNode(node, Number(segment)) : undefined);
}

/** Names of all properties that some schema of the node declares. */
export function propertyNames(node: SchemaNode): string[] {
  const names = node.schemas.flatMap(({ properties }) =>
    isObject(properties) ? Object.keys(properties) : [],
  );
  return [...new Set(names)];
}

/** Whether properties that no schema declares may stand here: said so, or nothing is declared at all. */
export function allowsUndeclared(node: SchemaNode): boolean {
  const said = node.schemas.some(({ additionalProperties, patternProperties }) => {
    return isObject(additionalProperties) || additionalProperties === true || isObject(patternProperties);
  });
  return said || node.schemas.every(({ properties }) => properties === undefined);
}

/** Whether a node stands inside itself: a schema that refers to itself has no end otherwise. */
export function isInside(node: SchemaNode, around: readonly JsonObject[]): boolean {
  const own = node.schemas[0];
  return own !== undefined && around.includes(own);
}

/** First value that a schema of the node has for a keyword. */
export function keyword(node: SchemaNode, name: string): Json | undefined {
  return node.schemas.find((schema) => Object.hasOwn(schema, name))?.[name];
}

/** What a `$ref` inside the same document leads to. */
export function resolveRef(root: JsonObject, ref: string): Json | undefined {
  return ref === '#' || ref.startsWith('#/') ? valueAt(root, decodeURIComponent(ref.slice(1))) : undefined;
}

/** A node of schemas found inside another node. */
export function nodeOf(
  { root, certain }: Pick<SchemaNode, 'root' | 'certain'>,
  start: readonly Json[],
): SchemaNode {
  const seen = new Set<JsonObject>();
  const queue = [...start];
  while (queue.length > 0) {
    const schema = queue.shift();
    if (!isObject(schema) || seen.has(schema)) continue;
    seen.add(schema);
    if (typeof schema.$ref === 'string') queue.push(resolveRef(root, schema.$ref) ?? null);
    queue.push(...listOf(schema.allOf));
    if (!certain) queue.push(...branches(schema));
  }
  return { root, certain, schemas: [...seen] };
}

function branches(schema: JsonObject): Json[] {
  const dependent = [schema.dependentSchemas, schema.dependencies].filter(isObject);
  return [
    ...listOf(schema.anyOf),
    ...listOf(schema.oneOf),
    ...[schema.then, schema.else].filter(isObject),
    ...dependent.flatMap((schemas) => Object.values(schemas)),
  ];
}

const listOf = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : []);
