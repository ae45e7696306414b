import { isObject } from '../load/is-object.ts';
import type { Answers, Json, Release, Score, Scorecard, ScorecardQuestion } from '../model/index.ts';
import { compare, exactly, type Fraction, over, plus, times, toNumber, ZERO } from './exact.ts';
import { valueAtPlace } from './places.ts';

/** Which points count: what the answers claim, what the reviewer awarded where he did, or that of what he marked alone. */
export type ScoreOf = 'claimed' | 'awarded' | 'judged';

interface Counted {
  points: Fraction;
  available: Fraction;
  applicable: boolean;
  answered: boolean;
}

const HUNDRED = exactly(100);
const NOT_APPLICABLE: Counted = { points: ZERO, available: ZERO, applicable: false, answered: true };
const NOT_JUDGED: Counted = { ...NOT_APPLICABLE, answered: false };

/**
 * The score of a case's answers. All sums are exact fractions; each percentage is rounded once, at the
 * end, to the nearest binary number. What is not answered counts as none of its points. A reviewer's
 * number makes a question count even where the answer says that it does not apply.
 * Throws when the release has no scorecard.
 */
export function score(release: Release, answers: Answers, which: ScoreOf): Score {
  if (!release.scorecard) throw new Error(`${release.program} has no scorecard`);
  return scoreOf(release.scorecard.scorecard, answers, which);
}

export function scoreOf(scorecard: Scorecard, answers: Answers, which: ScoreOf): Score {
  const questions: Score['questions'] = [];
  const elements: Score['elements'] = [];
  let total: Sum = { points: ZERO, available: ZERO };
  for (const element of scorecard.elements) {
    let sum: Sum = { points: ZERO, available: ZERO };
    for (const question of element.questions) {
      const counted = countQuestion(question, answers, which);
      sum = add(sum, counted);
      const { applicable, answered } = counted;
      questions.push({ id: question.id, ...numbers(counted), applicable, answered });
    }
    total = add(total, sum);
    elements.push({ id: element.id, title: element.title, ...numbers(sum), percent: percent(sum) });
  }
  const percents = elements.flatMap((element) => (element.percent === null ? [] : [element.percent]));
  return {
    ...numbers(total),
    percent: percent(total),
    elements,
    lowest: percents.length > 0 ? Math.min(...percents) : null,
    highest: percents.length > 0 ? Math.max(...percents) : null,
    questions,
  };
}

interface Sum {
  points: Fraction;
  available: Fraction;
}

const add = (sum: Sum, more: Sum): Sum => ({
  points: plus(sum.points, more.points),
  available: plus(sum.available, more.available),
});

const numbers = (sum: Sum) => ({ points: toNumber(sum.points), available: toNumber(sum.available) });

const percent = (sum: Sum) =>
  sum.available.numerator === 0n ? null : toNumber(over(times(sum.points, HUNDRED), sum.available));

function countQuestion(question: ScorecardQuestion, answers: Answers, which: ScoreOf): Counted {
  const answer = objectAt(answers, question.answer);
  const available = exactly(question.points);
  if (which !== 'claimed') {
    const { mark, awarded } = question.review === undefined ? {} : objectAt(answers, question.review);
    if (which === 'judged' && (mark ?? null) === null) return NOT_JUDGED;
    if (isNumber(awarded)) {
      return { points: between(exactly(awarded), available), available, applicable: true, answered: true };
    }
  }
  if (answer.response === 'na' && question.notApplicable) return NOT_APPLICABLE;
  const points = pointsOf(question, answer, available);
  return { points: points ?? ZERO, available, applicable: true, answered: points !== undefined };
}

/** `undefined` when the question is not answered. */
function pointsOf(
  question: ScorecardQuestion,
  answer: { [key: string]: Json },
  available: Fraction,
): Fraction | undefined {
  const { response, points, positive, total } = answer;
  const decided = response === 'yes' || response === 'no';
  switch (question.scoring) {
    case 'all-or-nothing':
      return decided ? (response === 'yes' ? available : ZERO) : undefined;
    case 'range':
      return isNumber(points) ? between(exactly(points), available) : decided ? ZERO : undefined;
    case 'percentage':
      if (!isNumber(positive) || !isNumber(total) || total <= 0) return decided ? ZERO : undefined;
      return times(available, over(between(exactly(positive), exactly(total)), exactly(total)));
  }
}

function between(value: Fraction, most: Fraction): Fraction {
  if (compare(value, ZERO) < 0) return ZERO;
  return compare(value, most) > 0 ? most : value;
}

const isNumber = (value: Json | undefined): value is number =>
  typeof value === 'number' && Number.isFinite(value);

/** The object at a place, or an empty one. */
export function objectAt(answers: Answers, place: string): { [key: string]: Json } {
  const value = valueAtPlace(answers, place);
  return isObject(value) ? value : {};
}
