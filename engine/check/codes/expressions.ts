import type { CodeCatalogue } from './entry.ts';

export const expressionCodes = {
  'cel-syntax': {
    severity: 'error',
    title: 'An expression that cannot be read',
    explanation: 'The text breaks the grammar of CEL, or is larger than an expression may be.',
  },
  'cel-unknown-name': {
    severity: 'error',
    title: 'An expression that names something unknown',
    explanation:
      'Expressions see every form by its name, and case, company, assessor, previous, balance, today, event, context, actor, parameters, tables and, where there is a scorecard, scorecard and questions.',
  },
  'cel-unknown-field': {
    severity: 'error',
    title: 'An expression that names a property which nothing has',
    explanation:
      'The forms’ schemas (or the platform’s own data, parameters, tables, the machine’s context) have no property of this name there.',
  },
  'cel-unknown-function': {
    severity: 'error',
    title: 'An expression that calls an unknown function',
    explanation: 'The function is neither one of CEL’s nor ours.',
  },
  'cel-type': {
    severity: 'error',
    title: 'An expression whose types do not fit',
    explanation:
      'A function, operator or place gets another type of value than it can use, such as a text where a number must be.',
  },
  'cel-forbidden': {
    severity: 'error',
    title: 'An expression that may take too long',
    explanation:
      'Write `matches(text, pattern)` for patterns, and go through at most three lists inside each other.',
  },
} as const satisfies CodeCatalogue;
