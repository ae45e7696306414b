import type { ASTNode } from '@marcbachmann/cel-js';
import type { JsonObject, ProgramProblem } from '../model/index.ts';
import { expressionFunctions } from '../run/expression-functions.ts';
import { ExpressionError, expressionError } from '../run/expressions.ts';
import type { ProblemCode } from './codes.ts';
import type { CheckEnvironment } from './expression-scope.ts';
import { celTypeOf } from './expression-walks.ts';
import { nearest } from './nearest.ts';
import { problem } from './problem.ts';

/** Where an expression stands and what it can see beside the case. */
export interface ExpressionScope {
  file: string;
  pointer: string;
  /** Ruleset whose parameters it sees. */
  ruleset?: string;
  /** The machine's first context; taken from the release's machine unless given. */
  context?: JsonObject;
  /** Form whose first step gives the event's data; without it the data may be anything. */
  eventForm?: string;
  /** Element of a `forEach`: its name and the expression that gives the list. */
  item?: { as: string; items: string };
  /** Gives a first value of a step: it is a part of what is signed, and knows no signatures. */
  firstValue?: boolean;
  /** What the value must be. A calendar date is a text; a value of unknown type passes. */
  expects?: 'date' | 'number' | 'text' | 'boolean' | 'list';
}

/** A problem at the expression, with the piece of it that is meant. */
export function fault(
  code: ProblemCode,
  error: ExpressionError,
  cel: string,
  scope: ExpressionScope,
  more: { expected?: string[]; suggestion?: string; found?: string } = {},
): ProgramProblem {
  const found = more.found ?? error.found ?? (cel.slice(error.start, error.end) || cel);
  const suggestion = more.suggestion ?? nearest(found, error.known ?? []);
  return problem(code, {
    file: scope.file,
    pointer: scope.pointer,
    message: `${sentence(readable(error.message))} (at character ${error.start + 1})`,
    found,
    ...(more.expected ? { expected: more.expected } : {}),
    ...(suggestion ? { suggestion } : {}),
  });
}

/** What CEL's checker found, with the names that would have been known. */
export function typeFault(
  raw: unknown,
  names: CheckEnvironment,
  cel: string,
  scope: ExpressionScope,
): ProgramProblem {
  const error = expressionError(raw, cel);
  const node = (raw as { node?: ASTNode }).node;
  if (error.code === 'unknown_variable' && node?.op === 'id') {
    const message = `Nothing is named "${node.args}"`;
    return unknownName('cel-unknown-name', message, node, node.args, [...names.roots.keys()], cel, scope);
  }
  if (error.code === 'no_such_key' && (node?.op === '.' || node?.op === '[]')) {
    const name = typeof node.args[1] === 'string' ? node.args[1] : String(node.args[1].args);
    return unknownField(node, name, celTypeOf(node.args[0]) ?? '', names, cel, scope);
  }
  if (error.code === 'no_matching_overload' && (node?.op === 'call' || node?.op === 'rcall')) {
    const name = node.args[0];
    const known = functionNames(names);
    if (!known.includes(name)) {
      const message = `There is no function "${name}"`;
      return unknownName('cel-unknown-function', message, node, name, known, cel, scope);
    }
    const usage = expressionFunctions.find((own) => own.name === name)?.usage;
    return fault('cel-type', error, cel, scope, usage ? { expected: [usage] } : {});
  }
  return fault('cel-type', error, cel, scope);
}

export function unknownField(
  node: ASTNode,
  name: string,
  holder: string,
  names: CheckEnvironment,
  cel: string,
  scope: ExpressionScope,
): ProgramProblem {
  const known = Object.keys(names.types.get(holder) ?? {});
  return unknownName(
    'cel-unknown-field',
    `"${name}" is not a property of ${holder}`,
    node,
    name,
    known,
    cel,
    scope,
  );
}

function unknownName(
  code: ProblemCode,
  message: string,
  node: ASTNode,
  found: string,
  known: string[],
  cel: string,
  scope: ExpressionScope,
): ProgramProblem {
  const suggestion = nearest(found, known);
  const error = new ExpressionError(message, { start: node.start, end: node.end });
  return fault(code, error, cel, scope, { found, expected: known, ...(suggestion ? { suggestion } : {}) });
}

const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1).replace(/\.$/, '');

/** CEL's type names as the people who write programs know them. */
function readable(message: string): string {
  return message
    .replace(/dyn<([\w.]+)>/g, '$1')
    .replace(/\b(double|int)\b/g, 'number')
    .replace(/\bbool\b/g, 'boolean')
    .replace(/\bstring\b/g, 'text');
}

const functionNames = (names: CheckEnvironment) => [
  ...new Set(names.environment.getDefinitions().functions.map((one) => one.name)),
];
