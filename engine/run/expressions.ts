import { type ASTNode, Environment } from '@marcbachmann/cel-js';
import type { Json, JsonObject } from '../model/index.ts';
import { expressionFunctions, registerFunctions } from './expression-functions.ts';

/** What an expression can see: names with their values. Values may be computed when they are first read. */
export type Roots = { readonly [name: string]: unknown };

export interface ExpressionResult {
  value: Json;
  /** The data that the expression reads is not there (or is not what it needs); `value` is then null. */
  missing: boolean;
}

/** Called, it gives the value; `evaluate` also says whether data was missing. Neither ever throws. */
export interface CompiledExpression {
  (roots: Roots): Json;
  readonly source: string;
  readonly ast: ASTNode;
  /** Data that is not there gives `{ value: null, missing: true }`. */
  evaluate(roots: Roots): ExpressionResult;
}

/** An expression that cannot be read. `start` and `end` are offsets in it. */
export class ExpressionError extends Error {
  readonly start: number;
  readonly end: number;
  readonly code: string;
  readonly found?: string;
  readonly known?: readonly string[];

  constructor(
    message: string,
    place: { start: number; end: number; code?: string; found?: string; known?: readonly string[] },
  ) {
    super(message);
    this.name = 'ExpressionError';
    this.start = place.start;
    this.end = place.end;
    this.code = place.code ?? 'syntax';
    this.found = place.found;
    this.known = place.known;
  }
}

const MAXIMUM_LENGTH = 4_000;
const MAXIMUM_NESTING = 3;
const MACROS = new Set(['map', 'filter', 'all', 'exists', 'exists_one']);

export const expressionOptions = {
  homogeneousAggregateLiterals: false,
  limits: {
    maxAstNodes: 2_000,
    maxDepth: 60,
    maxListElements: 500,
    maxMapEntries: 100,
    maxCallArguments: 10,
  },
} as const;

const environment = registerFunctions(
  new Environment({ ...expressionOptions, unlistedVariablesAreDyn: true }),
);

const MOST_KEPT = 10_000;
const compiled = new Map<string, CompiledExpression>();

/** Reads a CEL expression once; the same text gives the same object. Throws `ExpressionError`. */
export function compileExpression(source: string): CompiledExpression {
  const known = compiled.get(source);
  if (known) return known;
  if (compiled.size >= MOST_KEPT) compiled.clear();
  const expression = compile(source);
  compiled.set(source, expression);
  return expression;
}

/** Compiles and evaluates at once. Throws `ExpressionError` for text that is no expression, never for data. */
export function evaluateExpression(source: string, roots: Roots): ExpressionResult {
  return compileExpression(source).evaluate(roots);
}

function compile(source: string): CompiledExpression {
  if (source.length > MAXIMUM_LENGTH) {
    const message = `An expression has at most ${MAXIMUM_LENGTH} characters.`;
    throw new ExpressionError(message, { start: 0, end: source.length });
  }
  const parsed = parse(source);
  refuseUnsafe(parsed.ast, 0);
  const { valid, error } = parsed.check();
  if (!valid && error) throw expressionError(error, source);
  const evaluate = (roots: Roots): ExpressionResult => {
    try {
      const value = toJson(parsed(roots));
      if (value !== undefined) return { value, missing: false };
    } catch {
      // CEL reports data that is not there by an error; it is the ordinary state of a draft.
    }
    return { value: null, missing: true };
  };
  return Object.assign((roots: Roots) => evaluate(roots).value, { source, ast: parsed.ast, evaluate });
}

function parse(source: string) {
  try {
    return environment.parse(source);
  } catch (error) {
    throw expressionError(error, source);
  }
}

/** An error of the CEL library with its place, in our own class. */
export function expressionError(error: unknown, source: string): ExpressionError {
  const { summary, message, range, code } = error as {
    summary?: string;
    message: string;
    range?: { start: number; end: number };
    code?: string;
  };
  return new ExpressionError(summary ?? message, {
    start: range?.start ?? 0,
    end: range?.end ?? source.length,
    code,
  });
}

/** `text.matches()` runs the platform's own regular expressions, which can take forever; ours is linear. */
function refuseUnsafe(node: ASTNode, nesting: number): void {
  const place = { start: node.start, end: node.end };
  let deeper = nesting;
  if (node.op === 'rcall') {
    const name = node.args[0];
    if (name === 'matches') {
      const known = expressionFunctions.map((own) => own.name);
      throw new ExpressionError('Write matches(text, pattern) instead of text.matches(pattern).', {
        ...place,
        code: 'forbidden',
        found: 'matches',
        known,
      });
    }
    if (MACROS.has(name)) deeper++;
    if (deeper > MAXIMUM_NESTING) {
      throw new ExpressionError(`At most ${MAXIMUM_NESTING} lists can be gone through inside each other.`, {
        ...place,
        code: 'forbidden',
      });
    }
  }
  for (const child of childNodes(node)) refuseUnsafe(child, deeper);
}

/** The nodes directly below a node of an expression's tree. */
export function childNodes(node: ASTNode): ASTNode[] {
  const found: ASTNode[] = [];
  collect(node.args, found);
  return found;
}

function collect(value: unknown, found: ASTNode[]): void {
  if (Array.isArray(value)) for (const item of value) collect(item, found);
  else if (value !== null && typeof value === 'object' && 'op' in value) found.push(value as ASTNode);
}

/** CEL's value as JSON; `undefined` for what JSON cannot say. */
function toJson(value: unknown): Json | undefined {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'bigint':
      return Number(value);
    case 'number':
      return Number.isFinite(value) ? value : undefined;
    case 'object':
      break;
    default:
      return undefined;
  }
  if (value === null) return null;
  if (Array.isArray(value)) {
    const items = value.map(toJson);
    return items.includes(undefined) ? undefined : (items as Json[]);
  }
  const prototype = Object.getPrototypeOf(value) as unknown;
  if (prototype !== Object.prototype && prototype !== null) return undefined;
  const members: JsonObject = {};
  for (const [key, member] of Object.entries(value)) {
    const json = toJson(member);
    if (json !== undefined) members[key] = json;
  }
  return members;
}
