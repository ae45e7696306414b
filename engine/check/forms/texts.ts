import { isObject } from '../../load/is-object.ts';
import { pointerTo } from '../../load/pointer.ts';
import type { Json, JsonObject, ProgramProblem } from '../../model/index.ts';
import { labelOf, nodeAt, textPrefix } from '../../run/labels.ts';
import {
  itemNode,
  keyword,
  propertyNames,
  propertyNode,
  rootNode,
  type SchemaNode,
} from '../../run/schema-node.ts';
import { keyPath, type StaticControl, staticControls } from '../../run/static-controls.ts';
import { problem } from '../problem.ts';
import { knownErrorKeywords, knownKeyEndings } from './options.ts';
import { type StepPlace, unknownName } from './step-place.ts';

/** A shown property: what its texts' keys begin with, and what stands for a missing label. */
interface ShownProperty {
  path: string[];
  prefix: string;
  fallback?: string;
}

const MOST_LEVELS = 8;

/** Labels that are missing in a language of the program, and keys that match nothing in the form. */
export function checkTexts(place: StepPlace): ProgramProblem[] {
  const { file, step } = place;
  const shown = shownProperties(place);
  if (!step.i18n) {
    const bare = shown.filter(({ fallback }) => fallback === undefined);
    if (bare.length === 0) return [];
    const found = bare.map(({ path }) => path.join('.'));
    const message = `The step has no texts; people would see labels made of ${found.join(', ')}.`;
    return [problem('text-derived-label', { file, pointer: '', message, found })];
  }
  return [...missingLabels(place, shown), ...unknownKeys(place)];
}

function missingLabels({ file, step, release }: StepPlace, shown: ShownProperty[]): ProgramProblem[] {
  const has = (language: string, key: string) => step.i18n?.[language]?.[key] !== undefined;
  return release.definition.languages.flatMap((language) =>
    shown
      .filter(({ prefix, fallback }) => {
        const key = `${prefix}.label`;
        if (has(language, key)) return false;
        // A title serves for all languages where none has a label of its own.
        return fallback === undefined || Object.keys(step.i18n ?? {}).some((other) => has(other, key));
      })
      .map(({ path, prefix }) => {
        const message = `"${path.join('.')}" has no label in the language ${language}.`;
        const pointer = pointerTo('/i18n', language);
        return problem('text-missing-label', { file, pointer, message, expected: `${prefix}.label` });
      }),
  );
}

/** Every property that some control shows, and those inside what JSON Forms lays out by itself. */
function shownProperties({ step }: StepPlace): ShownProperty[] {
  const found = new Map<string, ShownProperty>();
  const add = (path: string[], node: SchemaNode, control?: JsonObject) => {
    const prefix = textPrefix(step, path);
    const title = keyword(node, 'title');
    const label = control?.label;
    const own = typeof label === 'string' || (isObject(label) && typeof label.text === 'string');
    const fallback = own || typeof title === 'string' ? labelOf(step, path, '') : undefined;
    found.set(path.join('.'), { path, prefix, ...(fallback !== undefined && { fallback }) });
  };
  for (const entry of staticControls(step).all) {
    const node = nodeAt(rootNode(step.schema), entry.path);
    // A scope that points at nothing is reported as such, and not for its label, too.
    if (!node) continue;
    if (entry.path.length > 0 && entry.control.label !== false) add(entry.path, node, entry.control);
    if (!isFile(node, entry)) inner(node, entry, (path, child) => add(path, child));
  }
  return [...found.values()];
}

/** What a control shows inside: all properties of an object, or of a list's elements; columns where it names them. */
function inner(
  node: SchemaNode,
  { control, path }: StaticControl,
  add: (path: string[], node: SchemaNode) => void,
  level = 0,
): void {
  const options = isObject(control.options) ? control.options : {};
  if (isObject(options.detail) || level > MOST_LEVELS) return;
  const inside = itemNode(node) ?? node;
  for (const name of propertyNames(inside)) {
    const child = propertyNode(inside, name)!;
    const below = [...path, name];
    add(below, child);
    if (!isFile(child)) inner(child, { control: {}, path: below }, add, level + 1);
  }
}

function isFile(node: SchemaNode, entry?: StaticControl): boolean {
  const options = entry && isObject(entry.control.options) ? entry.control.options : {};
  if (options.widget === 'file' || options.widget === 'files') return true;
  const items = itemNode(node);
  return keyword(node, 'x-file') !== undefined || (items ? keyword(items, 'x-file') !== undefined : false);
}

function unknownKeys(place: StepPlace): ProgramProblem[] {
  const { file, step } = place;
  const known = knownKeys(place);
  return Object.entries(step.i18n ?? {}).flatMap(([language, texts]) =>
    Object.keys(texts)
      .filter((key) => !known.has(key))
      .map((key) => {
        const message = `The key "${key}" matches nothing in the form.`;
        const pointer = pointerTo('/i18n', language, key);
        return unknownName('text-unknown-key', file, pointer, key, [...known], message);
      }),
  );
}

/** Every i18n key that JSON Forms or our renderers may ask for in this step. */
function knownKeys({ step }: StepPlace): Set<string> {
  const keys = new Set<string>(knownErrorKeywords.map((word) => `error.${word}`));
  const add = (prefix: string, node: SchemaNode | undefined) => {
    for (const ending of knownKeyEndings) keys.add(`${prefix}.${ending}`);
    for (const word of knownErrorKeywords) keys.add(`${prefix}.error.${word}`);
    for (const choice of node ? choicesOf(node) : []) keys.add(`${prefix}.${choice}`);
    for (const key of node ? keysOfChoices(node) : []) keys.add(key);
  };
  const root = rootNode(step.schema);
  const visit = (node: SchemaNode, path: string[], level: number) => {
    add(textPrefix(step, path), node);
    add(path.join('.') || 'root', node);
    if (level > MOST_LEVELS) return;
    const items = itemNode(node);
    if (items) for (const choice of choicesOf(items)) keys.add(`${textPrefix(step, path)}.${choice}`);
    const inside = items ?? node;
    for (const name of propertyNames(inside))
      visit(propertyNode(inside, name)!, keyPath([...path, name]), level + 1);
  };
  visit(root, [], 0);
  for (const element of elementsOf(step.uischema)) {
    for (const name of ['i18n', 'label', 'text']) {
      const value = element[name];
      if (typeof value === 'string') keys.add(value);
    }
    if (typeof element.i18n === 'string') add(element.i18n, undefined);
  }
  return keys;
}

/** Names under which the choices of a property have their texts: title or value. */
function choicesOf(node: SchemaNode): string[] {
  const values = node.schemas.flatMap((schema) => (Array.isArray(schema.enum) ? schema.enum : []));
  const named = branchesOf(node).flatMap(({ title, const: value }) => [title, value]);
  return [...values, ...named].filter((value) => value !== undefined && !isObject(value)).map(String);
}

/** Keys that choices give in full. */
function keysOfChoices(node: SchemaNode): string[] {
  return branchesOf(node).flatMap(({ i18n }) => (typeof i18n === 'string' ? [i18n] : []));
}

const branchesOf = ({ schemas }: SchemaNode): JsonObject[] =>
  schemas.flatMap(({ oneOf, anyOf }) => [oneOf, anyOf].filter(Array.isArray).flat().filter(isObject));

function elementsOf(element: Json): JsonObject[] {
  if (!isObject(element)) return [];
  const options = isObject(element.options) ? element.options : {};
  const children = Array.isArray(element.elements) ? element.elements : [];
  return [element, ...[...children, options.detail ?? null].flatMap(elementsOf)];
}
