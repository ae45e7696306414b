import { isObject } from '../../load/is-object.ts';
import { pointerTo } from '../../load/pointer.ts';
import type { Json, JsonObject, ProgramProblem } from '../../model/index.ts';
import { knownFileTypes } from '../../run/file-types.ts';
import { createValidator, linearPattern } from '../../run/json-schema.ts';
import { resolveRef } from '../../run/schema-node.ts';
import { stepValidators } from '../../run/step-validators.ts';
import { problem } from '../problem.ts';
import { type StepPlace, unknownName } from './step-place.ts';

/** Formats that JSON Forms shows in a way of its own, beside those that can be checked. */
const shownFormats = ['radio', 'textarea', 'binary', 'byte'];
const knownFormats = [...Object.keys(createValidator().formats), ...shownFormats];

/** Faults of a step's JSON Schema: patterns, formats, file limits, and what Ajv says to the whole. */
export function checkStepSchema(place: StepPlace): ProgramProblem[] {
  const { file, step } = place;
  const problems = checkPatterns(step.schema, '/schema', place);
  problems.push(...walk(step.schema, '/schema', (schema, pointer) => checkKeywords(schema, pointer, place)));
  if (problems.length > 0) return problems;
  try {
    stepValidators(step).validate({});
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    problems.push(problem('form-invalid-schema', { file, pointer: '/schema', message }));
  }
  return problems;
}

/** Patterns that the linear-time engine refuses, anywhere in a schema. */
export function checkPatterns(schema: JsonObject, pointer: string, { file }: StepPlace): ProgramProblem[] {
  return walk(schema, pointer, (inner, at) => {
    const own: [string, string][] =
      typeof inner.pattern === 'string' ? [[inner.pattern, pointerTo(at, 'pattern')]] : [];
    const keys = isObject(inner.patternProperties) ? Object.keys(inner.patternProperties) : [];
    own.push(...keys.map((key): [string, string] => [key, pointerTo(at, 'patternProperties', key)]));
    return own.flatMap(([pattern, where]) => {
      try {
        linearPattern(pattern);
        return [];
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        return [problem('form-unsafe-pattern', { file, pointer: where, message, found: pattern })];
      }
    });
  });
}

function checkKeywords(schema: JsonObject, pointer: string, { file, step }: StepPlace): ProgramProblem[] {
  const problems: ProgramProblem[] = [];
  const { $ref } = schema;
  if (typeof $ref === 'string' && $ref.startsWith('#') && resolveRef(step.schema, $ref) === undefined) {
    const message = `"${$ref}" points at a place that the schema does not have.`;
    problems.push(
      problem('form-missing-ref', { file, pointer: pointerTo(pointer, '$ref'), message, found: $ref }),
    );
  }
  const { format } = schema;
  if (typeof format === 'string' && !knownFormats.includes(format)) {
    const message = `There is no format "${format}".`;
    const where = pointerTo(pointer, 'format');
    problems.push(unknownName('form-unknown-format', file, where, format, knownFormats, message));
  }
  const limits = schema['x-file'];
  const types = isObject(limits) && Array.isArray(limits.types) ? limits.types : [];
  types.forEach((type, index) => {
    if (typeof type === 'string' && (knownFileTypes as readonly string[]).includes(type.toLowerCase()))
      return;
    const message = `Files of the type "${String(type)}" cannot be recognized by their content.`;
    const where = pointerTo(pointer, 'x-file', 'types', index);
    problems.push(unknownName('form-unknown-file-type', file, where, String(type), knownFileTypes, message));
  });
  return problems;
}

/** Keywords whose value is data and not a schema. */
const plain = new Set(['const', 'default', 'enum', 'examples', 'x-file', 'x-ticked']);
/** Keywords whose value maps names to schemas. */
const maps = new Set([
  'properties',
  'patternProperties',
  'definitions',
  '$defs',
  'dependentSchemas',
  'dependencies',
]);

/** Visits every schema inside a schema, itself first. */
function walk(
  schema: Json,
  pointer: string,
  visit: (schema: JsonObject, pointer: string) => ProgramProblem[],
): ProgramProblem[] {
  if (!isObject(schema)) return [];
  const inner = Object.entries(schema).flatMap(([key, value]) => {
    const at = pointerTo(pointer, key);
    if (plain.has(key)) return [];
    if (Array.isArray(value)) return value.flatMap((item, index) => walk(item, pointerTo(at, index), visit));
    if (maps.has(key) && isObject(value)) {
      return Object.entries(value).flatMap(([name, member]) => walk(member, pointerTo(at, name), visit));
    }
    return walk(value, at, visit);
  });
  return [...visit(schema, pointer), ...inner];
}
