import type { JsonObject, Place, ProgramProblem, Release } from '../model/index.ts';
import { allowsUndeclared, childNode, propertyNames, rootNode, type SchemaNode } from '../run/schema-node.ts';
import type { ProblemCode } from './codes.ts';
import { nearest } from './nearest.ts';
import { problem } from './problem.ts';

/** A place of the answers that must be one of a form: `form.step` or `form.step.property…`. */
export function checkPlace(
  release: Release,
  place: Place,
  code: ProblemCode,
  where: { file: string; pointer: string },
): ProgramProblem[] {
  const result = findPlace(release, place);
  if (!('missing' in result)) return [];
  const suggestion = nearest(result.missing, result.known);
  const message = `There is no "${result.missing}" in ${result.holder}.`;
  return [
    problem(code, {
      ...where,
      message,
      found: place,
      expected: result.known,
      ...(suggestion ? { suggestion } : {}),
    }),
  ];
}

export type FoundPlace =
  | { node: SchemaNode | undefined }
  | { missing: string; holder: string; known: string[] };

/** What a step's schema says about a place, or the first name of it that nothing has. */
export function findPlace(release: Release, place: Place): FoundPlace {
  const [formId = '', stepId, ...path] = place.split('.');
  const form = release.forms.get(formId);
  if (!form) return { missing: formId, holder: 'the program’s forms', known: [...release.forms.keys()] };
  if (stepId === undefined) return { node: undefined };
  const step = form.steps.get(stepId);
  if (!step) return { missing: stepId, holder: `the form ${formId}`, known: [...form.steps.keys()] };
  let node: SchemaNode = rootNode(step.step.schema as JsonObject);
  let holder = `${formId}.${stepId}`;
  for (const segment of path) {
    const child = childNode(node, segment);
    if (!child)
      return allowsUndeclared(node)
        ? { node: undefined }
        : { missing: segment, holder, known: propertyNames(node) };
    node = child;
    holder += `.${segment}`;
  }
  return { node };
}
