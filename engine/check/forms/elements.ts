import { isObject } from '../../load/is-object.ts';
import { pointerTo } from '../../load/pointer.ts';
import type { Json, JsonObject, ProgramProblem } from '../../model/index.ts';
import { itemNode, rootNode, type SchemaNode } from '../../run/schema-node.ts';
import { detailOf } from '../../run/visibility.ts';
import { problem } from '../problem.ts';
import { checkOptions } from './element-options.ts';
import { checkRule } from './element-rule.ts';
import { knownElements } from './options.ts';
import { knownScopes, resolveScope } from './scope.ts';
import { type StepPlace, unknownName } from './step-place.ts';

/** Faults of a step's UI schema. */
export function checkElements(place: StepPlace): ProgramProblem[] {
  return checkElement(place.step.uischema, '/uischema', rootNode(place.step.schema), place);
}

function checkElement(
  element: Json,
  pointer: string,
  node: SchemaNode,
  place: StepPlace,
  within?: string,
): ProgramProblem[] {
  const { file } = place;
  if (!isObject(element) || typeof element.type !== 'string') {
    const message = 'An element of the UI schema is an object with a type.';
    return [problem('form-invalid-element', { file, pointer, message, expected: 'type' })];
  }
  const kind = Object.hasOwn(knownElements, element.type) ? knownElements[element.type] : undefined;
  if (!kind) {
    const message = `There is no UI schema element of the type "${element.type}".`;
    const known = Object.keys(knownElements);
    return [
      unknownName('form-unknown-element', file, pointerTo(pointer, 'type'), element.type, known, message),
    ];
  }
  const problems = checkProperties(element, pointer, kind.may, place);
  problems.push(...checkPlacing(element, pointer, kind.must, within, place));
  problems.push(...checkOptions(element, pointer, place));
  problems.push(...checkRule(element, pointer, node, place));
  if (typeof element.scope === 'string') problems.push(...checkScope(element, pointer, node, place));
  if (Array.isArray(element.elements)) {
    element.elements.forEach((child, index) => {
      problems.push(
        ...checkElement(child, pointerTo(pointer, 'elements', index), node, place, String(element.type)),
      );
    });
  }
  return problems;
}

function checkProperties(
  element: JsonObject,
  pointer: string,
  may: readonly string[],
  { file }: StepPlace,
): ProgramProblem[] {
  const known = ['type', 'rule', 'options', ...may];
  return Object.keys(element)
    .filter((name) => !known.includes(name))
    .map((name) => {
      const message = `A ${String(element.type)} has no property "${name}".`;
      return unknownName(
        'form-unknown-element-property',
        file,
        pointerTo(pointer, name),
        name,
        known,
        message,
      );
    });
}

/** What an element must have, and that categories stand in a categorization and nowhere else. */
function checkPlacing(
  element: JsonObject,
  pointer: string,
  must: string | undefined,
  within: string | undefined,
  { file }: StepPlace,
): ProgramProblem[] {
  const type = String(element.type);
  const faults: [string, string][] = [];
  const value = must === undefined ? undefined : element[must];
  if (must === 'scope' && typeof value !== 'string') faults.push([pointer, `A ${type} needs a scope.`]);
  if (must === 'elements' && !Array.isArray(value))
    faults.push([pointer, `A ${type} needs a list of elements.`]);
  if (type === 'Label' && typeof element.text !== 'string' && typeof element.i18n !== 'string') {
    faults.push([pointer, 'A Label needs a text or the key of one (i18n).']);
  }
  const isCategory = type === 'Category' || (type === 'Categorization' && within !== undefined);
  if (within === 'Categorization' && !isCategory) {
    faults.push([pointerTo(pointer, 'type'), 'A Categorization holds Categories only.']);
  }
  if (type === 'Category' && within !== 'Categorization') {
    faults.push([pointerTo(pointer, 'type'), 'A Category stands in a Categorization only.']);
  }
  return faults.map(([where, message]) => problem('form-invalid-element', { file, pointer: where, message }));
}

function checkScope(
  element: JsonObject,
  pointer: string,
  node: SchemaNode,
  place: StepPlace,
): ProgramProblem[] {
  const scope = String(element.scope);
  const target = resolveScope(node, scope);
  if (!target) {
    const message = `The scope "${scope}" points at nothing in the schema.`;
    const known = knownScopes(node);
    return [
      unknownName('form-unknown-scope', place.file, pointerTo(pointer, 'scope'), scope, known, message),
    ];
  }
  const detail = detailOf(element);
  if (!detail) return [];
  return checkElement(detail, pointerTo(pointer, 'options', 'detail'), itemNode(target) ?? target, place);
}
