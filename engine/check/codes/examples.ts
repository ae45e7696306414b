import type { CodeCatalogue } from './entry.ts';

export const exampleCodes = {
  'example-unknown-name': {
    severity: 'error',
    title: 'An example that names something unknown',
    explanation:
      'The example gives or expects a fact, a parameter, an outcome, a question or a part of a case that does not exist; it would prove nothing.',
  },
  'example-failed': {
    severity: 'error',
    title: 'An example that does not come out as it says',
    explanation:
      'An example beside a ruleset or scorecard gives another result than it expects. Either the rule or the example is wrong.',
  },
  'example-path-failed': {
    severity: 'error',
    title: 'A path that a case does not take',
    explanation:
      'An example in paths.json leads to another state, other effects, due dates or refusals than it expects.',
  },
} as const satisfies CodeCatalogue;
