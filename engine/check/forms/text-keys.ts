import { isObject } from '../../load/is-object.ts';
import { pointerTo } from '../../load/pointer.ts';
import type { Json, JsonObject, ProgramProblem } from '../../model/index.ts';
import { textPrefix } from '../../run/labels.ts';
import {
  isInside,
  itemNode,
  propertyNames,
  propertyNode,
  rootNode,
  type SchemaNode,
} from '../../run/schema-node.ts';
import { keyPath } from '../../run/static-controls.ts';
import { knownErrorKeywords, knownKeyEndings } from './options.ts';
import { type StepPlace, unknownName } from './step-place.ts';

/** Keys of a step's texts that match nothing in the form. */
export function checkTextKeys(place: StepPlace): ProgramProblem[] {
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
  const visit = (node: SchemaNode, path: string[], around: readonly JsonObject[]) => {
    add(textPrefix(step, path), node);
    add(path.join('.') || 'root', node);
    if (isInside(node, around)) return;
    const items = itemNode(node);
    if (items) for (const choice of choicesOf(items)) keys.add(`${textPrefix(step, path)}.${choice}`);
    const inside = items ?? node;
    const below = [...around, ...node.schemas, ...inside.schemas];
    for (const name of propertyNames(inside)) {
      visit(propertyNode(inside, name)!, keyPath([...path, name]), below);
    }
  };
  visit(rootNode(step.schema), [], []);
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
