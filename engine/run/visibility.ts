import { isObject } from '../load/is-object.ts';
import type { FormStep, Json, JsonObject } from '../model/index.ts';
import type { Segment } from './json-values.ts';
import { stepValidators } from './step-validators.ts';

/** A control of the UI schema applied to data: where it stands and how its rules come out. */
export interface PlacedControl {
  /** Data path; list indices are numbers. */
  path: Segment[];
  control: JsonObject;
  /** The control and everything around it is shown. */
  visible: boolean;
  /** As JSON Forms gives it to the renderer: the nearest rule or option decides. */
  enabled: boolean;
  /** Its inside is laid out by a UI schema of its own (`options.detail`). */
  detailed: boolean;
}

/** Tests a value against a condition's schema. */
export type TestSchema = (schema: JsonObject, value: Json | undefined) => boolean;

/** All controls of a step, those in the details of lists once for each element. */
export function placeControls(step: FormStep, data: JsonObject): PlacedControl[] {
  const placed: PlacedControl[] = [];
  const test = stepValidators(step).testCondition;
  walk({ visible: true, enabled: true }, step.uischema, [], { data, test, placed });
  return placed;
}

interface Surroundings {
  visible: boolean;
  enabled: boolean;
}

interface Walk {
  data: JsonObject;
  test: TestSchema;
  placed: PlacedControl[];
}

function walk(around: Surroundings, element: Json | undefined, path: Segment[], state: Walk): void {
  if (!isObject(element)) return;
  const visible = around.visible && isVisible(element, state.data, path, state.test);
  const enabled = isEnabled(element, state.data, path, state.test) ?? around.enabled;
  const here = { visible, enabled };
  if (typeof element.scope === 'string') {
    const inside = [...path, ...dataSegments(element.scope)];
    const detail = detailOf(element);
    state.placed.push({ path: inside, control: element, detailed: detail !== undefined, ...here });
    if (detail) {
      const value = at(state.data, inside);
      const places = Array.isArray(value) ? value.map((_, index) => [...inside, index]) : [inside];
      for (const place of places) walk(here, detail, place, state);
    }
  }
  if (Array.isArray(element.elements)) {
    for (const child of element.elements) walk(here, child, path, state);
  }
}

/** The UI schema that an element gives for the inside of its list or object. */
export function detailOf(element: JsonObject): JsonObject | undefined {
  const detail = isObject(element.options) ? element.options.detail : undefined;
  return isObject(detail) && typeof detail.type === 'string' ? detail : undefined;
}

/** As JSON Forms' `isVisible`: by the element's own rule. */
export function isVisible(
  element: JsonObject,
  data: Json,
  path: readonly Segment[],
  test: TestSchema,
): boolean {
  const rule = element.rule;
  if (!isObject(rule) || (rule.effect !== 'SHOW' && rule.effect !== 'HIDE')) return true;
  return isFulfilled(rule.condition, data, path, test) === (rule.effect === 'SHOW');
}

/** As JSON Forms' `isInherentlyEnabled`, without the schema: `undefined` where the surroundings decide. */
export function isEnabled(
  element: JsonObject,
  data: Json,
  path: readonly Segment[],
  test: TestSchema,
): boolean | undefined {
  const rule = element.rule;
  if (isObject(rule) && (rule.effect === 'ENABLE' || rule.effect === 'DISABLE')) {
    return isFulfilled(rule.condition, data, path, test) === (rule.effect === 'ENABLE');
  }
  const options = isObject(element.options) ? element.options : {};
  if (typeof options.readonly === 'boolean') return !options.readonly;
  if (typeof options.readOnly === 'boolean') return !options.readOnly;
  return undefined;
}

/** Evaluates a condition as JSON Forms does; one that it does not know is true. */
export function isFulfilled(
  condition: Json | undefined,
  data: Json,
  path: readonly Segment[],
  test: TestSchema,
): boolean {
  if (!isObject(condition)) return true;
  if (condition.type === 'AND') {
    return conditionsOf(condition).every((inner) => isFulfilled(inner, data, path, test));
  }
  if (condition.type === 'OR') {
    return conditionsOf(condition).some((inner) => isFulfilled(inner, data, path, test));
  }
  const scope = typeof condition.scope === 'string' ? dataSegments(condition.scope) : [];
  const value = at(data, [...path, ...scope]);
  if (condition.type === 'LEAF') return value === condition.expectedValue;
  if (isObject(condition.schema)) {
    if (condition.failWhenUndefined === true && value === undefined) return false;
    return test(condition.schema, value);
  }
  return true;
}

const conditionsOf = (condition: JsonObject): Json[] =>
  Array.isArray(condition.conditions) ? condition.conditions : [];

/**
 * The data path of a scope, with JSON Forms' own reading of it: combinators, `then` and `else` are
 * skipped, and of the rest every second segment names a property (`#/properties/a/properties/b`).
 */
export function dataSegments(scope: string): string[] {
  const segments = scope
    .replace(/(anyOf|allOf|oneOf)\/\d+\//g, '')
    .replace(/(then|else)\//g, '')
    .split('/')
    .map((segment) => segment.replaceAll('~1', '/').replace('~0', '~'));
  const first = segments[0] === '#' || segments[0] === '' ? 2 : 1;
  return segments.filter((_, index) => index >= first && (index - first) % 2 === 0);
}

/** JSON Forms joins data paths by dots and splits them again, so a dot in a name separates there, too. */
function at(data: Json, path: readonly Segment[]): Json | undefined {
  let current: Json | undefined = data;
  for (const segment of path.length > 0 ? path.join('.').split('.') : []) {
    if (!current || !Object.hasOwn(Object(current), segment)) return undefined;
    current = (current as JsonObject)[segment];
  }
  return current;
}
