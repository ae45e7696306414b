import { isObject } from '../load/is-object.ts';
import type { FormStep } from '../model/index.ts';
import type { Segment } from './json-values.ts';
import { childNode, keyword, rootNode, type SchemaNode } from './schema-node.ts';
import { keyPath, staticControls } from './static-controls.ts';

/** The i18n key that a place's texts begin with: the `i18n` of its control or schema, else its path. */
export function textPrefix(step: FormStep, path: readonly Segment[]): string {
  const own = staticControls(step).at(path)[0]?.i18n ?? keywordAt(step, path, 'i18n');
  return typeof own === 'string' ? own : keyPath(path).join('.') || 'root';
}

/** Keys that a choice's texts may begin with; a list's stand with the list or with its entries. */
export function labelPrefixes(step: FormStep, path: readonly Segment[]): string[] {
  const ofEntries = keywordAt(step, [...path, 0], 'i18n');
  return [...(typeof ofEntries === 'string' ? [ofEntries] : []), textPrefix(step, path)];
}

/** The label that people see at a place, in one language, as JSON Forms derives it. */
export function labelOf(step: FormStep, path: readonly Segment[], language: string): string {
  const translated = step.i18n?.[language]?.[`${textPrefix(step, path)}.label`];
  if (translated !== undefined) return translated;
  const label = staticControls(step).at(path)[0]?.label;
  if (typeof label === 'string') return label;
  if (isObject(label) && typeof label.text === 'string') return label.text;
  const title = keywordAt(step, path, 'title');
  return typeof title === 'string' ? title : words(keyPath(path).at(-1) ?? '');
}

function keywordAt(step: FormStep, path: readonly Segment[], name: string) {
  const node = nodeAt(rootNode(step.schema), path);
  return node && keyword(node, name);
}

/** The schema node of a data path; list indices may be left out. */
export function nodeAt(node: SchemaNode, path: readonly Segment[]): SchemaNode | undefined {
  let current: SchemaNode | undefined = node;
  for (const segment of path) {
    if (!current) return undefined;
    current = childNode(current, segment) ?? throughItems(current, segment);
  }
  return current;
}

function throughItems(node: SchemaNode, segment: Segment): SchemaNode | undefined {
  const items = childNode(node, 0);
  return items && childNode(items, segment);
}

/** `companyName` → `Company Name`. */
function words(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map((word) => word[0]!.toUpperCase() + word.slice(1))
    .join(' ');
}
