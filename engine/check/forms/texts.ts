import { isObject } from '../../load/is-object.ts';
import { pointerTo } from '../../load/pointer.ts';
import type { JsonObject, ProgramProblem } from '../../model/index.ts';
import { labelOf, nodeAt, textPrefix } from '../../run/labels.ts';
import {
  isInside,
  itemNode,
  keyword,
  propertyNames,
  propertyNode,
  rootNode,
  type SchemaNode,
} from '../../run/schema-node.ts';
import { type StaticControl, staticControls } from '../../run/static-controls.ts';
import { problem } from '../problem.ts';
import type { StepPlace } from './step-place.ts';
import { checkTextKeys } from './text-keys.ts';

/** A shown property: what its texts' keys begin with, and what stands for a missing label. */
interface ShownProperty {
  path: string[];
  prefix: string;
  node: SchemaNode;
  fallback?: string;
}

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
  return [...missingLabels(place, shown), ...missingChoices(place, shown), ...checkTextKeys(place)];
}

function missingLabels({ file, step, release }: StepPlace, shown: ShownProperty[]): ProgramProblem[] {
  const has = (language: string, key: string) => step.i18n?.[language]?.[key] !== undefined;
  return release.definition.languages.flatMap((language) =>
    once(shown)
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

/** Choices that would be shown by their value, or by a title that is the same in every language. */
function missingChoices({ file, step, release }: StepPlace, shown: ShownProperty[]): ProgramProblem[] {
  const { languages } = release.definition;
  return languages.flatMap((language) =>
    once(shown).flatMap(({ path, prefix, node }) => {
      const has = (key: string) => step.i18n?.[language]?.[key] !== undefined;
      const bare = choiceKeys(node, prefix).filter(({ keys, titled }) => {
        return !keys.some(has) && !(titled && languages.length === 1);
      });
      if (bare.length === 0) return [];
      const found = bare.map(({ keys }) => keys[0]!);
      const message = `Choices of "${path.join('.')}" have no text in the language ${language}: ${found.join(', ')}.`;
      return [
        problem('text-missing-choice', { file, pointer: pointerTo('/i18n', language), message, found }),
      ];
    }),
  );
}

/** For each choice of a property (or of its list's elements) that is a text: the keys that may name it. */
function choiceKeys(node: SchemaNode, prefix: string): { keys: string[]; titled: boolean }[] {
  const schemas = [...node.schemas, ...(itemNode(node)?.schemas ?? [])];
  return schemas.flatMap((schema) => {
    const plain = Array.isArray(schema.enum) ? schema.enum.filter((value) => typeof value === 'string') : [];
    const branches = Array.isArray(schema.oneOf) ? schema.oneOf.filter(isObject) : [];
    const titled = branches.flatMap(({ const: value, title, i18n }) => {
      if (typeof value !== 'string') return [];
      const names = [value, title].filter((name) => typeof name === 'string');
      const keys = [...names.map((name) => `${prefix}.${name}`), i18n].filter(
        (key) => typeof key === 'string',
      );
      return [{ keys, titled: typeof title === 'string' }];
    });
    return [...plain.map((value) => ({ keys: [`${prefix}.${value}`], titled: false })), ...titled];
  });
}

/** One property for each prefix: what shares its texts is reported once. */
function once(shown: ShownProperty[]): ShownProperty[] {
  return [...new Map(shown.map((property) => [property.prefix, property])).values()];
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
    found.set(path.join('.'), { path, prefix, node, ...(fallback !== undefined && { fallback }) });
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

/** What a control shows inside: all properties of an object, or of a list's elements, that no detail lays out. */
function inner(
  node: SchemaNode,
  { control, path }: StaticControl,
  add: (path: string[], node: SchemaNode) => void,
  around: readonly JsonObject[] = [],
): void {
  const options = isObject(control.options) ? control.options : {};
  if (isObject(options.detail) || isInside(node, around)) return;
  const inside = itemNode(node) ?? node;
  const within = [...around, ...node.schemas, ...inside.schemas];
  for (const name of propertyNames(inside)) {
    const child = propertyNode(inside, name)!;
    const below = [...path, name];
    add(below, child);
    if (!isFile(child)) inner(child, { control: {}, path: below }, add, within);
  }
}

function isFile(node: SchemaNode, entry?: StaticControl): boolean {
  const options = entry && isObject(entry.control.options) ? entry.control.options : {};
  if (options.widget === 'file' || options.widget === 'files') return true;
  const items = itemNode(node);
  return keyword(node, 'x-file') !== undefined || (items ? keyword(items, 'x-file') !== undefined : false);
}
