import { isObject } from '../load/is-object.ts';
import { pointerTo } from '../load/pointer.ts';
import type { CaseData, FormStep, Instant, Json, JsonObject, Release } from '../model/index.ts';
import { compileExpression } from './expressions.ts';
import type { Segment } from './json-values.ts';
import { expressionRoots } from './roots.ts';
import { isInside, keyword, propertyNames, propertyNode, rootNode, type SchemaNode } from './schema-node.ts';

/**
 * A box whose tick is worth more than yes: the keyword `x-ticked` is a CEL expression over the case and
 * its context, and a tick writes what it gives. A tick of an earlier round is then not one of this round.
 */
export interface TickedField {
  /** RFC 6901 pointer inside the step's data. */
  pointer: string;
  expression: string;
}

const fieldsOfSteps = new WeakMap<FormStep, TickedField[]>();

/** Every field of a step that has `x-ticked`. Fields inside rows of a table have none. */
export function tickedFields(step: FormStep): TickedField[] {
  const known = fieldsOfSteps.get(step);
  if (known) return known;
  const found = collect(rootNode(step.schema), []);
  fieldsOfSteps.set(step, found);
  return found;
}

function collect(node: SchemaNode, path: Segment[], around: readonly JsonObject[] = []): TickedField[] {
  if (isInside(node, around)) return [];
  const expression = keyword(node, 'x-ticked');
  const own = typeof expression === 'string' ? [{ pointer: pointerTo('', ...path), expression }] : [];
  const within = [...around, ...node.schemas];
  const inner = propertyNames(node).flatMap((name) => {
    const child = propertyNode(node, name);
    return child ? collect(child, [...path, name], within) : [];
  });
  return [...own, ...inner];
}

/** What a tick is worth now, by pointer; `null` where the case does not say. */
export function tickedValues(
  release: Release,
  form: string,
  step: string,
  state: { data: CaseData; context: Json | undefined },
  now: Instant,
): { [pointer: string]: Json } {
  const loaded = release.forms.get(form)?.steps.get(step);
  const fields = loaded ? tickedFields(loaded.step) : [];
  if (fields.length === 0) return {};
  const context = isObject(state.context) ? state.context : {};
  const roots = expressionRoots(release, state.data, { now, context });
  const values = new Map<string, Json>();
  return Object.fromEntries(
    fields.map(({ pointer, expression }) => {
      if (!values.has(expression)) values.set(expression, compileExpression(expression)(roots));
      return [pointer, values.get(expression) ?? null];
    }),
  );
}
