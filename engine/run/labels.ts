import { isObject } from '../load/is-object.ts';
import type { FormStep, JsonObject } from '../model/index.ts';
import type { Segment } from './json-values.ts';
import { childNode, keyword, rootNode, type SchemaNode } from './schema-node.ts';
import { dataSegments, detailOf } from './visibility.ts';

/** A control of the UI schema with the path that JSON Forms uses in its i18n keys (no list indices). */
export interface StaticControl {
  control: JsonObject;
  /** JSON pointer of the control inside the UI schema. */
  pointer: string;
  path: string[];
  /** A control that lays out the elements of a list has the list's path before its own. */
  inList: boolean;
}

const controlsOfSteps = new WeakMap<FormStep, readonly StaticControl[]>();

/** All controls that a step's UI schema can ever show, independent of data. */
export function staticControls(step: FormStep): readonly StaticControl[] {
  let controls = controlsOfSteps.get(step);
  if (!controls) {
    const found: StaticControl[] = [];
    collect(step.uischema, '', [], false, found);
    controls = found;
    controlsOfSteps.set(step, controls);
  }
  return controls;
}

function collect(
  element: JsonObject,
  pointer: string,
  around: string[],
  inList: boolean,
  found: StaticControl[],
): void {
  if (typeof element.scope === 'string') {
    const path = [...around, ...dataSegments(element.scope)];
    found.push({ control: element, pointer, path, inList });
    const detail = detailOf(element);
    if (detail) collect(detail, `${pointer}/options/detail`, path, true, found);
  }
  if (Array.isArray(element.elements)) {
    element.elements.forEach((child, index) => {
      if (isObject(child)) collect(child, `${pointer}/elements/${index}`, around, inList, found);
    });
  }
}

/** A data path as JSON Forms writes it in i18n keys: without list indices. */
export function keyPath(path: readonly Segment[]): string[] {
  return path.map(String).filter((segment) => !/^\d+$/.test(segment));
}

/** The i18n key that a place's texts begin with: the `i18n` of its control or schema, else its path. */
export function textPrefix(step: FormStep, path: readonly Segment[]): string {
  const names = keyPath(path);
  const own = controlAt(step, names)?.i18n ?? keywordAt(step, path, 'i18n');
  return typeof own === 'string' ? own : names.join('.') || 'root';
}

/** The label that people see at a place, in one language, as JSON Forms derives it. */
export function labelOf(step: FormStep, path: readonly Segment[], language: string): string {
  const translated = step.i18n?.[language]?.[`${textPrefix(step, path)}.label`];
  if (translated !== undefined) return translated;
  const names = keyPath(path);
  const label = controlAt(step, names)?.label;
  if (typeof label === 'string') return label;
  if (isObject(label) && typeof label.text === 'string') return label.text;
  const title = keywordAt(step, path, 'title');
  return typeof title === 'string' ? title : words(names.at(-1) ?? '');
}

function controlAt(step: FormStep, names: string[]): JsonObject | undefined {
  const path = names.join('.');
  return staticControls(step).find((entry) => entry.path.join('.') === path)?.control;
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
