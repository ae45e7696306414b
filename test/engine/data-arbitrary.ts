import fc from 'fast-check';
import type { Json, JsonObject } from '../../engine/model/index.ts';
import {
  itemNode,
  keyword,
  propertyNames,
  propertyNode,
  rootNode,
  type SchemaNode,
} from '../../engine/run/schema-node.ts';

const MOST_LEVELS = 3;

/** Data of about the shape that a schema describes: often valid, sometimes not, with properties left out. */
export function dataFor(schema: JsonObject): fc.Arbitrary<JsonObject> {
  return objectOf(rootNode(schema), 0);
}

function objectOf(node: SchemaNode, level: number): fc.Arbitrary<JsonObject> {
  const members = propertyNames(node).map(
    (name) => [name, someValue(propertyNode(node, name)!, level + 1)] as const,
  );
  return fc.record(Object.fromEntries(members), { requiredKeys: [] }).map((value) => value as JsonObject);
}

function someValue(node: SchemaNode, level: number): fc.Arbitrary<Json> {
  const strange = fc.constantFrom<Json[]>(null, '', 0, false, 'x');
  if (level > MOST_LEVELS) return strange;
  const choices = choicesOf(node);
  const items = itemNode(node);
  const likely: fc.Arbitrary<Json>[] = [];
  if (choices.length > 0) likely.push(fc.constantFrom(...choices));
  if (items) likely.push(fc.array(someValue(items, level + 1), { maxLength: 3 }));
  if (propertyNames(node).length > 0) likely.push(objectOf(node, level));
  const type = keyword(node, 'type');
  if (type === 'boolean') likely.push(fc.boolean());
  if (type === 'number' || type === 'integer') likely.push(fc.integer({ min: -5, max: 120 }));
  if (type === 'string')
    likely.push(fc.constantFrom('', '\u200b \u00a0', 'foo', 'Other', 'nobody', '2026-03-01', 'a@b.org'));
  const usual = likely.length > 0 ? fc.oneof(...likely) : strange;
  return fc.oneof({ weight: 8, arbitrary: usual }, { weight: 1, arbitrary: strange });
}

function choicesOf({ schemas }: SchemaNode): Json[] {
  return schemas.flatMap((schema) => {
    const list = Array.isArray(schema.enum) ? schema.enum : [];
    return schema.const === undefined ? list : [schema.const, ...list];
  });
}
