import { isObject } from '../load/is-object.ts';
import type { FormStep } from '../model/index.ts';
import type { Segment } from './json-values.ts';
import { nodeAt } from './labels.ts';
import { itemNode, keyword, rootNode } from './schema-node.ts';
import { staticControls } from './static-controls.ts';

/** What is missing at a place, as the name of the sentence that asks for it. */
export function missingKind(step: FormStep, path: readonly Segment[]): string {
  const node = nodeAt(rootNode(step.schema), path);
  if (!node) return 'required';
  const type = keyword(node, 'type');
  const entry = type === 'array' ? itemNode(node) : undefined;
  const nodes = entry ? [node, entry] : [node];
  const has = (name: string) => nodes.some((one) => keyword(one, name) !== undefined);
  const options = staticControls(step).at(path)[0]?.options;
  if (has('x-file')) return 'missingFile';
  if (has('x-ticked') || keyword(node, 'const') === true) return 'missingTick';
  if (has('enum') || has('oneOf')) return 'missingChoice';
  if (isObject(options) && options.choices !== undefined) return 'missingChoice';
  if (type === 'array') return 'missingList';
  // An object is a question with parts of its own.
  return type === 'boolean' || type === 'object' ? 'missingChoice' : 'required';
}
