import { isObject } from '../../load/is-object.ts';
import { pointerTo } from '../../load/pointer.ts';
import type { Json, JsonObject, ProgramProblem } from '../../model/index.ts';
import { decorators, operatorParts, operators } from '../../run/operators.ts';
import { parsePath } from '../../run/paths-grammar.ts';
import { checkComparison } from './comparisons.ts';
import { at, factNames, type RulesetPlace, unknown } from './ruleset-place.ts';

const BOOLEANS = ['any', 'all', 'not'] as const;
const SHARED_KEYS = ['name', 'priority'];
const COMPARISON_KEYS = ['fact', 'operator', 'value', 'path', 'params', ...SHARED_KEYS];

/** Faults of a condition at a place: of `conditions` of a rule, or of a named condition. */
export function checkRoot(place: RulesetPlace, node: Json | undefined, pointer: string): ProgramProblem[] {
  const keys = [...BOOLEANS, 'condition'];
  if (isObject(node) && !keys.some((key) => Object.hasOwn(node, key))) {
    const message = 'The outermost condition must be one of all, any, not, condition.';
    return [at(place, 'rule-invalid-root', pointer, message, { found: Object.keys(node), expected: keys })];
  }
  return checkNode(place, node, pointer);
}

function checkNode(place: RulesetPlace, node: Json | undefined, pointer: string): ProgramProblem[] {
  if (!isObject(node)) {
    const message = 'A condition must be an object.';
    return [at(place, 'rule-invalid-condition', pointer, message, { found: node ?? null })];
  }
  const kinds = [...BOOLEANS, 'condition', 'fact'].filter((key) => Object.hasOwn(node, key));
  if (kinds.length > 1) {
    const message = `The node is ${kinds.join(' and ')} at once; all but one would be ignored.`;
    return [at(place, 'rule-two-booleans', pointer, message, { found: kinds, expected: 'one of them' })];
  }
  const kind = kinds[0];
  if (kind === 'all' || kind === 'any') return checkList(place, node, kind, pointer);
  if (kind === 'not') return checkNot(place, node, pointer);
  if (kind === 'condition') return checkReference(place, node, pointer);
  return checkLeaf(place, node, pointer);
}

function checkList(
  place: RulesetPlace,
  node: JsonObject,
  kind: 'all' | 'any',
  pointer: string,
): ProgramProblem[] {
  const inside = pointerTo(pointer, kind);
  const parts = node[kind];
  if (!Array.isArray(parts)) {
    const message = `"${kind}" needs a list of conditions.`;
    return [
      at(place, 'rule-invalid-condition', inside, message, { found: parts ?? null, expected: 'a list' }),
    ];
  }
  const empty =
    kind === 'any' && parts.length === 0
      ? [
          at(place, 'rule-empty-any', inside, 'An empty "any" holds always, though nothing in it does.', {
            found: [],
          }),
        ]
      : [];
  return [
    ...unknownKeys(place, node, [kind, ...SHARED_KEYS], pointer),
    ...empty,
    ...parts.flatMap((part, index) => checkNode(place, part, pointerTo(inside, index))),
  ];
}

function checkNot(place: RulesetPlace, node: JsonObject, pointer: string): ProgramProblem[] {
  const inside = pointerTo(pointer, 'not');
  const part = node.not;
  const keys = unknownKeys(place, node, ['not', ...SHARED_KEYS], pointer);
  if (isObject(part) && isEveryOfPath(part)) {
    keys.push(vacuous(place, inside));
  }
  return [...keys, ...checkNode(place, part, inside)];
}

/** `[*]` finds nothing in an empty list, `everyFact` of nothing is false, and its opposite is true. */
const isEveryOfPath = (node: JsonObject) =>
  String(node.operator).startsWith('everyFact:') && String(node.path ?? '').includes('[*]');

function vacuous(place: RulesetPlace, pointer: string): ProgramProblem {
  const message = 'For an empty list this is true: no entry was found of which "every" could be said.';
  return at(place, 'rule-not-every-of-nothing', pointer, message);
}

function checkReference(place: RulesetPlace, node: JsonObject, pointer: string): ProgramProblem[] {
  const known = Object.keys(place.ruleset.conditions ?? {});
  const keys = unknownKeys(place, node, ['condition', ...SHARED_KEYS], pointer);
  const name = String(node.condition);
  if (known.includes(name)) return keys;
  const inside = pointerTo(pointer, 'condition');
  return [...keys, unknown(place, 'rule-unknown-condition', inside, 'condition', name, known)];
}

function checkLeaf(place: RulesetPlace, node: JsonObject, pointer: string): ProgramProblem[] {
  const problems = unknownKeys(place, node, COMPARISON_KEYS, pointer);
  const missing = ['fact', 'operator', 'value'].filter((key) => !Object.hasOwn(node, key));
  if (missing.length > 0) {
    const message = `The condition lacks ${missing.join(' and ')}.`;
    return [
      ...problems,
      at(place, 'rule-invalid-condition', pointer, message, { found: Object.keys(node), expected: missing }),
    ];
  }
  problems.push(...checkFactReference(place, node, pointer));
  if (isObject(node.value) && Object.hasOwn(node.value, 'fact')) {
    const inside = pointerTo(pointer, 'value');
    problems.push(...unknownKeys(place, node.value, ['fact', 'path', 'params'], inside));
    problems.push(...checkFactReference(place, node.value, inside));
  }
  problems.push(...checkOperator(place, node, pointer));
  if (
    String(node.operator).startsWith('not:') &&
    isEveryOfPath({ ...node, operator: String(node.operator).slice(4) })
  ) {
    problems.push(vacuous(place, pointer));
  }
  return problems.some(({ severity }) => severity === 'error')
    ? problems
    : [...problems, ...checkComparison(place, node, pointer)];
}

/** An object `{ fact, path? }`: the fact must exist, the path must be one. */
export function checkFactReference(place: RulesetPlace, node: JsonObject, pointer: string): ProgramProblem[] {
  const problems: ProgramProblem[] = [];
  const name = String(node.fact);
  if (!place.types.has(name)) {
    problems.push(
      unknown(
        place,
        'rule-unknown-fact',
        pointerTo(pointer, 'fact'),
        'fact or parameter',
        name,
        factNames(place),
      ),
    );
  }
  if (
    node.path !== undefined &&
    node.path !== '' &&
    (typeof node.path !== 'string' || !parsePath(node.path))
  ) {
    const message = 'This is not a path.';
    problems.push(
      at(place, 'rule-invalid-path', pointerTo(pointer, 'path'), message, {
        found: node.path,
        expected: '$ followed by .name, [n] or [*]',
      }),
    );
  }
  return problems;
}

function checkOperator(place: RulesetPlace, node: JsonObject, pointer: string): ProgramProblem[] {
  const inside = pointerTo(pointer, 'operator');
  const parts = operatorParts(String(node.operator));
  const problems = parts.decorators
    .filter((name) => !Object.hasOwn(decorators, name))
    .map((name) =>
      unknown(place, 'rule-unknown-decorator', inside, 'decorator', name, Object.keys(decorators)),
    );
  if (!Object.hasOwn(operators, parts.operator)) {
    problems.push(
      unknown(place, 'rule-unknown-operator', inside, 'operator', parts.operator, Object.keys(operators)),
    );
  }
  return problems;
}

/** Keys that the grammar does not have; the rule engine would pass over them. */
export function unknownKeys(
  place: RulesetPlace,
  node: JsonObject,
  known: string[],
  pointer: string,
): ProgramProblem[] {
  return Object.keys(node)
    .filter((key) => !known.includes(key))
    .map((key) => unknown(place, 'rule-unknown-key', pointerTo(pointer, key), 'key', key, known));
}
