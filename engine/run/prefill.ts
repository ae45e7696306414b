import type { CaseData, Instant, JsonObject, Release } from '../model/index.ts';
import { baseRoots } from './base-roots.ts';
import { compileExpression } from './expressions.ts';
import { put } from './json-values.ts';
import { isInside, keyword, propertyNames, propertyNode, rootNode, type SchemaNode } from './schema-node.ts';

/**
 * The first values of a step: the schema's defaults, then what form.json computes from the case. A
 * value that cannot be computed yet (its data is missing) is left out.
 */
export function prefillStep(
  release: Release,
  form: string,
  step: string,
  caseData: CaseData,
  now: Instant,
): JsonObject {
  const loaded = release.forms.get(form);
  const schema = loaded?.steps.get(step)?.step.schema;
  if (!loaded || !schema) throw new Error(`no step ${form}.${step} in release ${release.hash}`);
  const values = defaultsOf(rootNode(schema, true));
  const expressions = loaded.definition.prefill?.[step] ?? {};
  if (Object.keys(expressions).length === 0) return values;
  const roots = baseRoots(release, caseData, { now });
  for (const [property, cel] of Object.entries(expressions)) {
    const { value } = compileExpression(cel).evaluate(roots);
    if (value !== null) put(values, property, value);
  }
  return values;
}

function defaultsOf(node: SchemaNode, around: readonly JsonObject[] = []): JsonObject {
  const values: JsonObject = {};
  if (isInside(node, around)) return values;
  for (const name of propertyNames(node)) {
    const property = propertyNode(node, name)!;
    const value = keyword(property, 'default');
    if (value !== undefined) put(values, name, structuredClone(value));
    else {
      const inner = defaultsOf(property, [...around, ...node.schemas]);
      if (Object.keys(inner).length > 0) put(values, name, inner);
    }
  }
  return values;
}
