import type { ExplainedNode, Json } from '../../../engine/index.ts';
import type { FactWords } from './fact-words.ts';

type Compared = NonNullable<ExplainedNode['compare']>;

/** How a comparison came out, as a template of the page's texts. */
export type ConditionKey =
  `cond.${'is' | 'isNot' | 'atLeast' | 'atMost' | 'moreThan' | 'lessThan' | 'noneOf' | 'with' | 'without' | 'named'}`;

type Fill = (key: ConditionKey, values: { [place: string]: string }) => string;

/** Numbers: what to say where the comparison holds, and where it does not. */
const ORDER: { [operator: string]: [holds: ConditionKey, fails: ConditionKey] } = {
  greaterThanInclusive: ['cond.atLeast', 'cond.lessThan'],
  greaterThan: ['cond.moreThan', 'cond.atMost'],
  lessThan: ['cond.lessThan', 'cond.atLeast'],
  lessThanInclusive: ['cond.atMost', 'cond.moreThan'],
};

/**
 * A comparison as somebody would say it who looked: what is the case, never what a rule would have needed. `null` where
 * the operator is none of the common ones.
 */
export function conditionWords(
  compare: Compared,
  holds: boolean,
  words: FactWords,
  fill: Fill,
): string | null {
  const { fact, operator, factValue, value, valueFact, path } = compare;
  if (path !== undefined || operator.includes(':')) return null;
  const of = valueFact ? [fact, valueFact] : [fact];
  const places = { fact: words.title(fact), value: words.value(factValue, of, value) };
  const plain = words.value(value, of, factValue);
  const wanted = valueFact ? fill('cond.named', { value: plain, title: words.title(valueFact) }) : plain;
  const say = (key: ConditionKey) => fill(key, { ...places, wanted });
  const order = ORDER[operator];
  // Held against none, a number speaks for itself.
  const isBare = typeof factValue !== 'number' || (value === 0 && !valueFact);
  if (order) return say(isBare ? 'cond.is' : order[holds ? 0 : 1]);
  switch (operator) {
    case 'equal':
      return say(holds || isPlain(value) ? 'cond.is' : 'cond.isNot');
    case 'notEqual':
      return say(!holds || isPlain(value) ? 'cond.is' : 'cond.isNot');
    case 'in':
      return say(holds ? 'cond.is' : 'cond.noneOf');
    case 'notIn':
      return say(holds ? 'cond.noneOf' : 'cond.is');
    case 'contains':
      return say(holds ? 'cond.with' : 'cond.without');
    case 'doesNotContain':
      return say(holds ? 'cond.without' : 'cond.with');
    default:
      return null;
  }
}

/** After "yes", that it is not "no" says nothing; nor, after a value, that there is one. */
const isPlain = (value: Json) => value === null || typeof value === 'boolean' || value === 0;
