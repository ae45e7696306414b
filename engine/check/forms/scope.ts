import { isObject } from '../../load/is-object.ts';
import { pointerSegments } from '../../load/pointer.ts';
import type { JsonObject } from '../../model/index.ts';
import { itemNode, nodeOf, propertyNames, propertyNode, type SchemaNode } from '../../run/schema-node.ts';

/** The schema node that a scope (`#/properties/a/properties/b`) leads to from another, as JSON Forms resolves it. */
export function resolveScope(node: SchemaNode, scope: string): SchemaNode | undefined {
  if (scope !== '#' && !scope.startsWith('#/') && !scope.startsWith('/')) return undefined;
  const segments = pointerSegments(scope.replace(/^#/, ''));
  let current: SchemaNode | undefined = node;
  while (segments.length > 0 && current) {
    const segment = segments.shift()!;
    if (segment === 'properties') current = step(current, segments.shift(), propertyNode);
    else if (segment === 'items') {
      const index = /^\d+$/.test(segments[0] ?? '') ? Number(segments.shift()) : undefined;
      current = itemNode(current, index);
    } else if (['anyOf', 'oneOf', 'allOf'].includes(segment)) {
      const index = Number(segments.shift());
      current = inside(current, (schema) => {
        const branches = schema[segment];
        return Array.isArray(branches) ? branches[index] : undefined;
      });
    } else current = inside(current, (schema) => schema[segment]);
  }
  return current;
}

const step = (
  node: SchemaNode,
  name: string | undefined,
  find: (node: SchemaNode, name: string) => SchemaNode | undefined,
) => (name === undefined ? undefined : find(node, name));

function inside(node: SchemaNode, find: (schema: JsonObject) => unknown): SchemaNode | undefined {
  const found = node.schemas.map(find).filter(isObject);
  return found.length > 0 ? nodeOf(node, found) : undefined;
}

/** Scopes that lead somewhere from a node, to find the nearest to a misspelt one. */
export function knownScopes(node: SchemaNode, prefix = '#', depth = 0): string[] {
  if (depth > 4) return [];
  return propertyNames(node).flatMap((name) => {
    const scope = `${prefix}/properties/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const child = propertyNode(node, name);
    return [scope, ...(child ? knownScopes(child, scope, depth + 1) : [])];
  });
}
