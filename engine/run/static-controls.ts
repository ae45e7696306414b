import { isObject } from '../load/is-object.ts';
import type { FormStep, JsonObject } from '../model/index.ts';
import type { Segment } from './json-values.ts';
import { dataSegments, detailOf } from './visibility.ts';

/** A control of the UI schema with its data path; what lays out the elements of a list has no index in it. */
export interface StaticControl {
  control: JsonObject;
  path: string[];
}

/** All controls that a step's UI schema can ever show, whatever the data. */
export interface StaticControls {
  all: readonly StaticControl[];
  /** Those of one data path; list indices in it do not matter. */
  at(path: readonly Segment[]): readonly JsonObject[];
}

const INDEX = /^\d+$/;
const controlsOfSteps = new WeakMap<FormStep, StaticControls>();

export function staticControls(step: FormStep): StaticControls {
  let controls = controlsOfSteps.get(step);
  if (!controls) {
    controls = collectControls(step);
    controlsOfSteps.set(step, controls);
  }
  return controls;
}

function collectControls(step: FormStep): StaticControls {
  const all: StaticControl[] = [];
  collect(step.uischema, [], all);
  const byPath = new Map<string, JsonObject[]>();
  for (const { control, path } of all) {
    const key = keyPath(path).join('.');
    byPath.set(key, [...(byPath.get(key) ?? []), control]);
  }
  return { all, at: (path) => byPath.get(keyPath(path).join('.')) ?? [] };
}

function collect(element: JsonObject, around: string[], found: StaticControl[]): void {
  if (typeof element.scope === 'string') {
    const path = [...around, ...dataSegments(element.scope)];
    found.push({ control: element, path });
    const detail = detailOf(element);
    if (detail) collect(detail, path, found);
  }
  if (!Array.isArray(element.elements)) return;
  for (const child of element.elements) if (isObject(child)) collect(child, around, found);
}

/** A data path as JSON Forms writes it in i18n keys: without list indices. */
export function keyPath(path: readonly Segment[]): string[] {
  return path.map(String).filter((segment) => !INDEX.test(segment));
}

/** Whether a control never lets its value be changed, by its own options. */
export function isReadOnlyControl({ options }: JsonObject): boolean {
  return isObject(options) && (options.readonly === true || options.readOnly === true);
}
