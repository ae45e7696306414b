import { isObject } from '../load/is-object.ts';
import type { ProgramProblem, Release } from '../model/index.ts';
import { parametersByRuleset } from '../run/base-roots.ts';
import { compileExpression, ExpressionError } from '../run/expressions.ts';
import { type ExpressionScope, fault, typeFault, unknownField } from './expression-faults.ts';
import { type CheckEnvironment, checkEnvironment } from './expression-scope.ts';
import { findMismatch, findUnknownInHas } from './expression-walks.ts';
import { type ValueType, valueTypeOf } from './value-types.ts';

export type { ExpressionScope } from './expression-faults.ts';

/** Faults of an expression: grammar, names that nothing has, and types that do not fit. */
export function checkExpression(release: Release, cel: string, scope: ExpressionScope): ProgramProblem[] {
  return examine(release, cel, scope).problems;
}

/** What an expression gives; unknown when it has faults. */
export function expressionType(release: Release, cel: string, scope: ExpressionScope): ValueType {
  return examine(release, cel, scope).type;
}

function examine(
  release: Release,
  cel: string,
  scope: ExpressionScope,
): { problems: ProgramProblem[]; type: ValueType } {
  const unknown: ValueType = { kind: 'unknown' };
  const names = environmentOf(release, scope);
  try {
    // Refuses what never runs (length, nesting, unsafe patterns), with dynamic types.
    compileExpression(cel);
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    if (error.code === 'forbidden' || !parses(names, cel)) {
      return {
        problems: [fault(error.code === 'forbidden' ? 'cel-forbidden' : 'cel-syntax', error, cel, scope)],
        type: unknown,
      };
    }
  }
  const parsed = names.environment.parse(cel);
  const { valid, type: celType, error } = parsed.check();
  if (!valid) return { problems: [typeFault(error, names, cel, scope)], type: unknown };
  const unseen = findUnknownInHas(parsed.ast, names);
  if (unseen) {
    const { node, name, holder } = unseen;
    return { problems: [unknownField(node, name, holder, names, cel, scope)], type: unknown };
  }
  const mismatch = findMismatch(parsed.ast);
  if (mismatch) {
    const place = { start: mismatch.node.start, end: mismatch.node.end };
    return {
      problems: [fault('cel-type', new ExpressionError(mismatch.message, place), cel, scope)],
      type: unknown,
    };
  }
  const type = valueTypeOf(celType ?? 'dyn');
  return { problems: expectation(type, cel, scope), type };
}

function environmentOf(release: Release, scope: ExpressionScope): CheckEnvironment {
  const byRuleset = parametersByRuleset(release);
  const own = scope.ruleset === undefined ? byRuleset : byRuleset[scope.ruleset];
  const first = release.workflow.machine.context;
  const names = {
    parameters: isObject(own) ? own : {},
    context: scope.context ?? (isObject(first) ? first : undefined),
    eventForm: scope.eventForm,
    signatures: !scope.firstValue,
    item: undefined,
  };
  if (!scope.item) return checkEnvironment(release, names);
  const outer = checkEnvironment(release, names);
  return checkEnvironment(release, {
    ...names,
    item: { as: scope.item.as, type: elementType(outer, scope.item.items) },
  });
}

function elementType(outer: CheckEnvironment, items: string): string {
  const { type } = outer.environment.check(items);
  return /^list<(.+)>$/.exec(type ?? '')?.[1] ?? 'dyn';
}

function parses(names: CheckEnvironment, cel: string): boolean {
  try {
    names.environment.parse(cel);
    return true;
  } catch {
    return false;
  }
}

function expectation(type: ValueType, cel: string, scope: ExpressionScope): ProgramProblem[] {
  if (scope.expects === undefined || type.kind === 'unknown' || type.kind === 'null') return [];
  const wanted = scope.expects === 'date' ? 'text' : scope.expects;
  if (type.kind === wanted) return [];
  const message = `The expression gives a ${type.kind} where a ${scope.expects} is expected.`;
  return [
    fault('cel-type', new ExpressionError(message, { start: 0, end: cel.length }), cel, scope, {
      expected: [scope.expects],
    }),
  ];
}
