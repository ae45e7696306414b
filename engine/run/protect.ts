import { isObject } from '../load/is-object.ts';
import { own } from '../load/own.ts';
import type { FormStep, Json, JsonObject } from '../model/index.ts';
import { put, type Segment, sameJson } from './json-values.ts';
import {
  allowsUndeclared,
  childNode,
  itemNode,
  keyword,
  propertyNode,
  rootNode,
  type SchemaNode,
} from './schema-node.ts';
import { isReadOnlyControl, staticControls } from './static-controls.ts';

/** A change that was asked for and not made. */
export interface RefusedChange {
  path: Segment[];
  /** Why: read-only by the form, not among the places that are open now, or no such field. */
  reason: 'readOnly' | 'only' | 'unknown';
}

interface Protection {
  step: FormStep;
  /** Data paths that may be changed; `null` is everything. */
  only: readonly (readonly string[])[] | null;
  refused: RefusedChange[];
  /** Elements that may still be compared when one is looked for that moved: a bound on the work. */
  searches: { left: number };
}

const MOST_SEARCHES = 50_000;

/**
 * The data as it may be stored: what is read-only, closed or unknown keeps its former value. A
 * refused change is one that would have made a difference; leaving such a field out is none.
 */
export function protectData(
  step: FormStep,
  next: JsonObject,
  before: JsonObject,
  only: readonly (readonly string[])[] | null,
): { data: JsonObject; refused: RefusedChange[] } {
  const protection: Protection = { step, only, refused: [], searches: { left: MOST_SEARCHES } };
  const data = settle(rootNode(step.schema), [], next, before, protection);
  return { data: isObject(data) ? data : {}, refused: protection.refused };
}

function settle(
  node: SchemaNode | undefined,
  path: Segment[],
  next: Json | undefined,
  before: Json | undefined,
  protection: Protection,
): Json | undefined {
  const openness = opennessOf(path, protection.only);
  const closed = openness === 'closed' ? 'only' : isReadOnly(node, path, protection.step) ? 'readOnly' : null;
  if (closed) {
    if (next !== undefined && !sameJson(next, before)) protection.refused.push({ path, reason: closed });
    return before;
  }
  if (openness === 'around') {
    // Something inside may be changed, the whole may not.
    if (Array.isArray(before)) return settleClosedList(node, path, next, before, protection);
    if (isObject(before)) {
      return settleObject(node, path, isObject(next) ? next : {}, before, protection);
    }
  }
  if (isObject(next)) return settleObject(node, path, next, isObject(before) ? before : {}, protection);
  if (Array.isArray(next))
    return settleList(node, path, next, Array.isArray(before) ? before : [], protection);
  return next;
}

function settleObject(
  node: SchemaNode | undefined,
  path: Segment[],
  next: JsonObject,
  before: JsonObject,
  protection: Protection,
): JsonObject {
  const result: JsonObject = {};
  for (const key of new Set([...Object.keys(next), ...Object.keys(before)])) {
    const inside = [...path, key];
    const [now, then] = [own(next, key), own(before, key)];
    const child = node && propertyNode(node, key);
    if (node && !child && !allowsUndeclared(node)) {
      if (now !== undefined && !sameJson(now, then))
        protection.refused.push({ path: inside, reason: 'unknown' });
      continue;
    }
    const value = settle(child, inside, now, then, protection);
    if (value !== undefined) put(result, key, value);
  }
  return result;
}

/** A list whose length is not open: elements stay where they are. */
function settleClosedList(
  node: SchemaNode | undefined,
  path: Segment[],
  next: Json | undefined,
  before: Json[],
  protection: Protection,
): Json[] {
  const elements = Array.isArray(next) ? next : before;
  if (elements.length !== before.length) protection.refused.push({ path, reason: 'only' });
  return before.map(
    (element, index) =>
      settle(node && childNode(node, index), [...path, index], elements[index], element, protection) ??
      element,
  );
}

/**
 * A list whose elements may be added, deleted and moved. What is read-only in an element must be as
 * it stood in one of the former elements: the one at the same index, or any other.
 */
function settleList(
  node: SchemaNode | undefined,
  path: Segment[],
  next: Json[],
  before: Json[],
  protection: Protection,
): Json[] {
  return next.map((element, index) => {
    const item = node && itemNode(node, index);
    const inside = [...path, index];
    const attempt = (former: Json | undefined) => {
      const refused: RefusedChange[] = [];
      return { value: settle(item, inside, element, former, { ...protection, refused }), refused };
    };
    let result = attempt(before[index]);
    if (result.refused.some(({ reason }) => reason === 'readOnly')) {
      const found = before.find((former) => {
        return protection.searches.left-- > 0 && attempt(former).refused.length === 0;
      });
      result = found === undefined ? result : attempt(found);
    }
    protection.refused.push(...result.refused);
    return result.value ?? null;
  });
}

function opennessOf(path: Segment[], only: Protection['only']): 'open' | 'around' | 'closed' {
  if (!only) return 'open';
  if (only.some((place) => place.every((name, index) => name === String(path[index] ?? '')))) return 'open';
  const around = only.some((place) => path.every((segment, index) => String(segment) === place[index]));
  return around ? 'around' : 'closed';
}

function isReadOnly(node: SchemaNode | undefined, path: Segment[], step: FormStep): boolean {
  if (path.length === 0) return false;
  if (node && keyword(node, 'readOnly') === true) return true;
  const controls = staticControls(step).at(path);
  return controls.length > 0 && controls.every(isReadOnlyControl);
}
