import type { CodeCatalogue } from './entry.ts';
import { expressionCodes } from './expressions.ts';

export const rulesCodes = {
  ...expressionCodes,
  'rule-unknown-key': {
    severity: 'error',
    title: 'A key that rules do not have',
    explanation:
      'The rule engine passes over keys that it does not know, most often typos. Rules have name, title, priority, conditions, event; comparisons have fact, operator, value, path, params, name, priority.',
  },
  'rule-invalid-priority': {
    severity: 'error',
    title: 'A priority that is no whole number from 1',
    explanation:
      'Rules of higher priority are decided first; the rule engine accepts whole numbers from 1 only.',
  },
  'rule-invalid-root': {
    severity: 'error',
    title: 'A rule whose outermost condition is a single comparison',
    explanation:
      'The outermost node of `conditions` must be all, any, not or condition. Put the comparison into an `all`.',
  },
  'rule-invalid-condition': {
    severity: 'error',
    title: 'A condition that is not complete',
    explanation:
      'A comparison needs fact, operator and value; all and any need a list, not needs one condition.',
  },
  'rule-two-booleans': {
    severity: 'error',
    title: 'A node that is two things at once',
    explanation:
      'A node is one of all, any, not, condition or a comparison. Where two are given the rule engine takes one and passes over the other.',
  },
  'rule-empty-any': {
    severity: 'error',
    title: 'An `any` without conditions',
    explanation:
      'To the rule engine an empty `any` is true, although none of nothing holds. Write `all: []` for a rule that always holds.',
  },
  'rule-not-every-of-nothing': {
    severity: 'warning',
    title: 'A “not every” that holds for an empty list',
    explanation:
      'A path with [*] finds nothing in an empty list, so `everyFact` is false and its opposite true. Ask for a list with entries, too, or use `someFact` with the opposite operator.',
  },
  'rule-unknown-fact': {
    severity: 'error',
    title: 'A rule that reads an unknown fact or parameter',
    explanation: 'Rules read the facts and parameters of their own ruleset by name.',
  },
  'rule-unknown-condition': {
    severity: 'error',
    title: 'A reference to an unknown condition',
    explanation: '`condition` names one of the ruleset’s `conditions`.',
  },
  'rule-recursive-condition': {
    severity: 'error',
    title: 'A condition that refers to itself',
    explanation:
      'Following the references leads back to where they began; such a rule would never come to an end.',
  },
  'rule-unused-condition': {
    severity: 'warning',
    title: 'A condition that no rule refers to',
    explanation: 'Delete it, or refer to it: perhaps a name was mistyped.',
  },
  'rule-unknown-operator': {
    severity: 'error',
    title: 'An unknown operator',
    explanation:
      'Operators are those of json-rules-engine, and startsWith, endsWith and matches for texts. The rule engine itself would fail only when it comes to the condition.',
  },
  'rule-unknown-decorator': {
    severity: 'error',
    title: 'An unknown decorator of an operator',
    explanation:
      'Before the operator may stand someFact, everyFact, someValue, everyValue, swap and not, each with a colon.',
  },
  'rule-invalid-path': {
    severity: 'error',
    title: 'A path that is none',
    explanation:
      'A path is `$` followed by .name, [n] or [*]. Filters, scripts and `..` of JSONPath are not allowed.',
  },
  'rule-invalid-pattern': {
    severity: 'error',
    title: 'A pattern that the linear-time engine refuses',
    explanation: 'Patterns are run by RE2, which has no look-ahead, look-behind or back-references.',
  },
  'rule-ill-typed-comparison': {
    severity: 'error',
    title: 'A comparison of things that cannot be compared',
    explanation:
      'What is known of the two sides (by expressions, values and units) shows that the comparison cannot come out as it is meant: a number is never more than a text, `in` wants a list, lists are never equal.',
  },
  'rule-nested-fact': {
    severity: 'warning',
    title: 'A fact too deep in an outcome’s params',
    explanation:
      'The rule engine puts in facts only directly under `params`. Deeper ones stay as they are written.',
  },
  'rule-unknown-place': {
    severity: 'error',
    title: 'A text with a place that nothing fills',
    explanation: '`{name}` in the texts of an outcome is filled with the fact or parameter of that name.',
  },
  'rule-unknown-field': {
    severity: 'error',
    title: 'A place that no form has',
    explanation:
      'Places are `form.step.property`; a rule’s `field`, and a question’s `answer` and `review`, must be one of a form.',
  },
  'rule-name-collision': {
    severity: 'error',
    title: 'A name that is used twice',
    explanation:
      'A fact and a parameter share a name, or the element of a `forEach` has the name of something that expressions know.',
  },
  'rule-parameter-type': {
    severity: 'error',
    title: 'A parameter whose value does not fit its unit',
    explanation:
      'Numbers, percentages, money, days and months are numbers; dates are texts YYYY-MM-DD of days that exist.',
  },
  'rule-parameter-range': {
    severity: 'error',
    title: 'A parameter outside its own range',
    explanation: 'The value is less than `minimum`, more than `maximum`, or not one of `enum`.',
  },
  'rule-unit-mismatch': {
    severity: 'error',
    title: 'A fact whose unit does not fit what its expression gives',
    explanation: 'The unit says how the value is shown; a text cannot be shown as a percentage.',
  },
  'rule-duplicate-id': {
    severity: 'error',
    title: 'An element or a question that is there twice',
    explanation: 'Elements need different ids, and so do questions, whatever element they are in.',
  },
  'rule-invalid-points': {
    severity: 'error',
    title: 'Points with more than two decimals',
    explanation: 'Points are exact to the hundredth.',
  },
  'rule-answer-lacks-property': {
    severity: 'error',
    title: 'An answer from which points cannot be counted',
    explanation:
      'All-or-nothing reads `response`, a range `points`, a percentage `positive` and `total`; a review gives `awarded`. The schema at the place must have them.',
  },
  'rule-not-applicable-mismatch': {
    severity: 'error',
    title: 'A question and its form that differ over “not applicable”',
    explanation: 'The choice "na" must be offered exactly where the question may leave the denominator.',
  },
} as const satisfies CodeCatalogue;
