import { isObject } from '../load/is-object.ts';
import { pointerSegments } from '../load/pointer.ts';
import type { Release } from '../model/index.ts';
import { type FileLimits, limitsFrom } from './file-types.ts';
import { nodeAt } from './labels.ts';
import { itemNode, keyword, rootNode } from './schema-node.ts';

/**
 * The limits of an upload at a pointer of a step's data (`/chart`, `/evidence/0`, `/evidence/-`), from
 * the schema's `x-file`; `undefined` where the form takes no file.
 */
export function fileLimits(
  release: Release,
  form: string,
  step: string,
  pointer: string,
): FileLimits | undefined {
  const schema = release.forms.get(form)?.steps.get(step)?.step.schema;
  if (!schema) return undefined;
  const path = pointerSegments(pointer).map((segment) => (segment === '-' ? 0 : segment));
  const node = nodeAt(rootNode(schema), path);
  const items = node && itemNode(node);
  const limits = (node && keyword(node, 'x-file')) ?? (items && keyword(items, 'x-file'));
  return isObject(limits) ? limitsFrom(limits) : undefined;
}
