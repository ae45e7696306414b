import type { CodeCatalogue } from './entry.ts';
import { expressionCodes } from './expressions.ts';

export const rulesCodes = {
  ...expressionCodes,
} as const satisfies CodeCatalogue;
