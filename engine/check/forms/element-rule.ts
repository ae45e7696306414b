import { isObject } from '../../load/is-object.ts';
import { pointerTo } from '../../load/pointer.ts';
import type { Json, JsonObject, ProgramProblem } from '../../model/index.ts';
import type { SchemaNode } from '../../run/schema-node.ts';
import { stepValidators } from '../../run/step-validators.ts';
import { dataSegments } from '../../run/visibility.ts';
import { problem } from '../problem.ts';
import { knownEffects } from './options.ts';
import { knownScopes, resolveScope } from './scope.ts';
import { type StepPlace, unknownName } from './step-place.ts';
import { checkPatterns } from './step-schema.ts';

const KINDS = ['AND', 'OR', 'LEAF'];
const KEYS: { [kind: string]: string[] } = {
  AND: ['type', 'conditions'],
  OR: ['type', 'conditions'],
  LEAF: ['type', 'scope', 'expectedValue'],
  schema: ['type', 'scope', 'schema', 'failWhenUndefined'],
};

/** Faults of an element's rule: JSON Forms ignores an effect, and takes for true a condition, that it does not know. */
export function checkRule(
  element: JsonObject,
  pointer: string,
  node: SchemaNode,
  place: StepPlace,
): ProgramProblem[] {
  const { rule } = element;
  if (rule === undefined) return [];
  const { file } = place;
  const base = pointerTo(pointer, 'rule');
  if (!isObject(rule)) {
    return [problem('form-unknown-effect', { file, pointer: base, message: 'A rule is an object.' })];
  }
  const problems: ProgramProblem[] = [];
  const effect = String(rule.effect ?? '');
  if (!(knownEffects as readonly string[]).includes(effect)) {
    const message = `There is no effect "${effect}".`;
    problems.push(
      unknownName('form-unknown-effect', file, pointerTo(base, 'effect'), effect, knownEffects, message),
    );
  }
  for (const name of Object.keys(rule)) {
    if (name === 'effect' || name === 'condition') continue;
    const known = ['effect', 'condition'];
    const message = `A rule has no property "${name}".`;
    problems.push(
      unknownName('form-unknown-element-property', file, pointerTo(base, name), name, known, message),
    );
  }
  problems.push(...checkCondition(rule.condition ?? null, pointerTo(base, 'condition'), node, place));
  if (hidesItself(element, rule)) {
    const message = 'The control is shown or hidden by its own value.';
    problems.push(problem('form-self-hiding', { file, pointer: base, message }));
  }
  return problems;
}

function checkCondition(
  condition: Json,
  pointer: string,
  node: SchemaNode,
  place: StepPlace,
): ProgramProblem[] {
  const { file } = place;
  if (!isObject(condition)) {
    return [problem('form-unknown-condition', { file, pointer, message: 'A rule needs a condition.' })];
  }
  const type = condition.type;
  const kind =
    typeof type === 'string' && KINDS.includes(type) ? type : isObject(condition.schema) ? 'schema' : '';
  if (kind === '') {
    const found = String(type ?? '');
    const message =
      found === ''
        ? 'The condition has neither a type nor a schema.'
        : `There is no condition of the type "${found}"; JSON Forms would take it for true.`;
    const where = type === undefined ? pointer : pointerTo(pointer, 'type');
    return [unknownName('form-unknown-condition', file, where, found, KINDS, message)];
  }
  const problems = unknownKeys(condition, pointer, kind, place);
  if (kind === 'AND' || kind === 'OR') {
    if (!Array.isArray(condition.conditions) || condition.conditions.length === 0) {
      const message = `A condition ${kind} needs a list of conditions.`;
      return [...problems, problem('form-unknown-condition', { file, pointer, message })];
    }
    const inner = condition.conditions.flatMap((child, index) =>
      checkCondition(child, pointerTo(pointer, 'conditions', index), node, place),
    );
    return [...problems, ...inner];
  }
  if (typeof condition.scope !== 'string') {
    const message = 'The condition has no scope.';
    problems.push(problem('form-unknown-condition-scope', { file, pointer, message, expected: 'scope' }));
  } else if (!resolveScope(node, condition.scope)) {
    const message = `The scope "${condition.scope}" points at nothing in the schema.`;
    const where = pointerTo(pointer, 'scope');
    const known = knownScopes(node);
    problems.push(unknownName('form-unknown-condition-scope', file, where, condition.scope, known, message));
  }
  if (kind === 'LEAF' && !Object.hasOwn(condition, 'expectedValue')) {
    const message = 'A condition LEAF needs an expectedValue.';
    problems.push(problem('form-unknown-condition', { file, pointer, message, expected: 'expectedValue' }));
  }
  if (kind === 'schema')
    problems.push(...checkConditionSchema(condition, pointerTo(pointer, 'schema'), place));
  return problems;
}

function unknownKeys(
  condition: JsonObject,
  pointer: string,
  kind: string,
  { file }: StepPlace,
): ProgramProblem[] {
  const known = KEYS[kind]!;
  return Object.keys(condition)
    .filter((name) => !known.includes(name))
    .map((name) => {
      const message = `Such a condition has no property "${name}".`;
      return unknownName('form-unknown-condition', file, pointerTo(pointer, name), name, known, message);
    });
}

function checkConditionSchema(condition: JsonObject, pointer: string, place: StepPlace): ProgramProblem[] {
  const schema = condition.schema as JsonObject;
  const patterns = checkPatterns(schema, pointer, place);
  if (patterns.length > 0) return patterns;
  try {
    stepValidators(place.step).testCondition(schema, null);
    return [];
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return [problem('form-invalid-schema', { file: place.file, pointer, message })];
  }
}

function hidesItself(element: JsonObject, rule: JsonObject): boolean {
  if (typeof element.scope !== 'string' || (rule.effect !== 'SHOW' && rule.effect !== 'HIDE')) return false;
  const own = dataSegments(element.scope).join('.');
  return scopesOf(rule.condition ?? null).some((scope) => dataSegments(scope).join('.') === own);
}

function scopesOf(condition: Json): string[] {
  if (!isObject(condition)) return [];
  const inner = Array.isArray(condition.conditions) ? condition.conditions.flatMap(scopesOf) : [];
  return typeof condition.scope === 'string' ? [condition.scope, ...inner] : inner;
}
