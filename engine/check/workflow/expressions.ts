import type { ExpressionScope } from '../expression-types.ts';

/** A CEL expression of the workflow, with where it stands and what it sees. */
export interface CelPlace {
  cel: string;
  scope: ExpressionScope;
}

/** An expression at its place. */
export function celPlace(scope: ExpressionScope, cel: string): CelPlace {
  return { cel, scope };
}
