import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../engine/model/index.ts';
import {
  allowsUndeclared,
  childNode,
  isInside,
  itemNode,
  keyword,
  propertyNames,
  propertyNode,
  rootNode,
} from '../../engine/run/schema-node.ts';

const schema: JsonObject = {
  definitions: {
    base: { properties: { id: { type: 'string', title: 'Id' } } },
    tree: { properties: { children: { items: { $ref: '#/definitions/tree' } } } },
  },
  allOf: [{ $ref: '#/definitions/base' }],
  oneOf: [{ properties: { a: { type: 'string' } } }, { properties: { a: { type: 'number' }, b: {} } }],
  properties: { tree: { $ref: '#/definitions/tree' }, pair: { items: [{ title: 'x' }, { title: 'y' }] } },
};

describe('a node of a schema', () => {
  const node = rootNode(schema);

  it('knows the properties of references, combinators and branches', () => {
    expect(propertyNames(node).sort()).toEqual(['a', 'b', 'id', 'pair', 'tree']);
    expect(propertyNames(rootNode(schema, true)).sort()).toEqual(['id', 'pair', 'tree']);
    expect(propertyNode(node, 'a')?.schemas).toEqual([{ type: 'string' }, { type: 'number' }]);
    expect(keyword(propertyNode(node, 'id')!, 'title')).toBe('Id');
    expect(propertyNode(node, 'constructor')).toBeUndefined();
  });

  it('tells the places of a tuple apart', () => {
    const pair = propertyNode(node, 'pair')!;
    expect(keyword(childNode(pair, 1)!, 'title')).toBe('y');
    expect(keyword(childNode(pair, 0)!, 'title')).toBe('x');
    expect(itemNode(pair, 5)?.schemas).toEqual([]);
  });

  it('ends where a schema stands inside itself', () => {
    const around: JsonObject[] = [];
    let current = propertyNode(node, 'tree')!;
    let levels = 0;
    while (!isInside(current, around) && levels < 10) {
      around.push(...current.schemas);
      current = itemNode(propertyNode(current, 'children')!)!;
      levels++;
    }
    expect(levels).toBe(2);
  });

  it('allows undeclared properties where it says so, or declares nothing', () => {
    const allows = (some: JsonObject) => allowsUndeclared(rootNode(some));
    expect(allows({})).toBe(true);
    expect(allows({ type: 'object', additionalProperties: { type: 'string' } })).toBe(true);
    expect(allows({ properties: { a: {} } })).toBe(false);
    expect(allows({ properties: { a: {} }, patternProperties: { '^x': {} } })).toBe(true);
    expect(allows({ anyOf: [{ properties: { a: {} } }] })).toBe(false);
  });
});
