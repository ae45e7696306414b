import type { ASTNode } from '@marcbachmann/cel-js';
import { childNodes } from '../run/expressions.ts';
import type { CheckEnvironment } from './expression-scope.ts';
import { valueTypeOf } from './value-types.ts';

/** The name of the type that the checker found for a node. */
export const celTypeOf = (node: ASTNode) => (node as { checkedType?: { name: string } }).checkedType?.name;

/** `has(a.b.c)` is true or false whatever it names, so CEL's checker does not look at its names. */
export function findUnknownInHas(
  node: ASTNode,
  names: CheckEnvironment,
): { node: ASTNode; name: string; holder: string } | undefined {
  if (node.op === 'call' && node.args[0] === 'has') return unknownInPath(node.args[1][0], names).unknown;
  for (const child of childNodes(node)) {
    const found = findUnknownInHas(child, names);
    if (found) return found;
  }
  return undefined;
}

function unknownInPath(
  node: ASTNode | undefined,
  names: CheckEnvironment,
): { type?: string; unknown?: { node: ASTNode; name: string; holder: string } } {
  if (node?.op !== '.') return node ? { type: celTypeOf(node) } : {};
  const inner = unknownInPath(node.args[0], names);
  if (inner.unknown || inner.type === undefined) return inner;
  const fields = names.types.get(inner.type);
  if (!fields) return {};
  const name = node.args[1];
  return Object.hasOwn(fields, name)
    ? { type: fields[name] }
    : { unknown: { node, name, holder: inner.type } };
}

/** CEL lets a value of `dyn` type be compared with anything; what is known of both sides says more. */
export function findMismatch(node: ASTNode): { node: ASTNode; message: string } | undefined {
  for (const child of childNodes(node)) {
    const found = findMismatch(child);
    if (found) return found;
  }
  const kinds = childNodes(node).map((child) => kindOf(child));
  if (node.op === '==' || node.op === '!=') {
    const [left, right] = kinds;
    if (left && right && left !== right && !kinds.includes('null')) {
      return { node, message: `A ${left} is never equal to a ${right}.` };
    }
  }
  if (node.op === '&&' || node.op === '||' || node.op === '!_' || node.op === '?:') {
    const asked = node.op === '?:' ? kinds.slice(0, 1) : kinds;
    const wrong = asked.find((kind) => kind !== undefined && kind !== 'boolean');
    if (wrong) return { node, message: `A ${wrong} stands where true or false must be.` };
  }
  return undefined;
}

function kindOf(node: ASTNode): string | undefined {
  const { kind } = valueTypeOf(celTypeOf(node) ?? 'dyn');
  return kind === 'unknown' ? undefined : kind;
}
