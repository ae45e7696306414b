import { isObject } from '../../load/is-object.ts';
import { pointerTo } from '../../load/pointer.ts';
import type { Json, ProgramProblem } from '../../model/index.ts';
import { checkExpression } from '../expression-types.ts';
import type { StepPlace } from './step-place.ts';

/** Faults of the CEL expressions of a step: `options.choices` of its controls and `x-ticked` of its fields. */
export function checkStepExpressions({ release, file, step }: StepPlace): ProgramProblem[] {
  const check = (cel: Json, pointer: string) =>
    typeof cel === 'string' ? checkExpression(release, cel, { file, pointer }) : [];
  return [
    ...find(step.schema, '/schema', 'x-ticked').flatMap(([pointer, cel]) => check(cel, pointer)),
    ...find(step.uischema, '/uischema', 'choices').flatMap(([pointer, cel]) => check(cel, pointer)),
  ];
}

/** Values under a name, anywhere in a document, with their pointers. */
function find(value: Json, pointer: string, name: string): [string, Json][] {
  if (Array.isArray(value)) return value.flatMap((item, at) => find(item, pointerTo(pointer, at), name));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]): [string, Json][] => {
    const at = pointerTo(pointer, key);
    return key === name && typeof inner === 'string' ? [[at, inner]] : find(inner, at, name);
  });
}
