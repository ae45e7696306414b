import type { AnswerProblem, ReviewDefinition } from '../../../engine/index.ts';
import { same } from '../../portal/step/merge-answers.ts';
import type { CaseForm } from '../../shared/api/cases.ts';
import type { Standing, StandingQuestion, StepData, SubmittedForm } from '../../shared/api/review.ts';
import { isAt } from '../../shared/is-at.ts';
import { isUnlooked, unlookedFinding } from './unlooked.ts';

/** Answers of a form: step → data. */
export type FormData = { [step: string]: StepData };

/** A reviewer's judgement as the form keeps it. */
export interface Judgement {
  mark?: string;
  comment?: string;
  awarded?: number;
}

/** A question with everything that the review knows of it. */
export interface ReviewItem {
  question: StandingQuestion;
  element: string;
  /** Where it is judged: step and property of the review form. */
  step: string;
  property: string;
  judgement: Judgement;
  answer: StepData | undefined;
  /** The answer on which the last round's judgement was made, when it was another. */
  former: StepData | undefined;
  /** It did not change, but hangs together with something that did: it is open to be judged again. */
  lookAgain: boolean;
  findings: AnswerProblem[];
}

export const filters = ['all', 'open', 'checks', 'changed', 'insufficient', 'wordless', 'unlooked'] as const;
export type Filter = (typeof filters)[number];

export interface ReviewSource {
  standing: Standing;
  form: string;
  judgements: FormData;
  answers: FormData;
  /** Earlier rounds of the judged form and of the judgements. */
  answerRounds: SubmittedForm[];
  judgementRounds: SubmittedForm[];
  /** Places that may be changed; null when all of the form may. */
  only: string[] | null;
  findings: AnswerProblem[];
}

/** The object at `form.step.property…` of a form's answers. */
export function objectAt(data: FormData, place: string): StepData | undefined {
  const [, ...path] = place.split('.');
  let at: unknown = data;
  for (const part of path) at = (at as StepData | undefined)?.[part];
  return typeof at === 'object' && at !== null ? (at as StepData) : undefined;
}

/** The answers that the last judgements were made on: those that were submitted before them. */
export function judgedRound(
  answerRounds: SubmittedForm[],
  judgementRounds: SubmittedForm[],
): SubmittedForm | undefined {
  const last = judgementRounds.at(-1);
  return last && answerRounds.filter((round) => round.seq < last.seq).at(-1);
}

/** Every question that the form judges, in the order of the scorecard. */
export function reviewItems(source: ReviewSource): ReviewItem[] {
  const { standing, form, judgements, answers, only } = source;
  const before = judgedRound(source.answerRounds, source.judgementRounds);
  return standing.elements.flatMap((element) =>
    element.questions.flatMap((question): ReviewItem[] => {
      const place = question.review;
      if (!place?.startsWith(`${form}.`)) return [];
      const [, step = '', ...rest] = place.split('.');
      const answer = objectAt(answers, question.answer);
      const was = before && (objectAt(before.steps, question.answer) ?? {});
      const isChanged = was !== undefined && !same(was, answer ?? {});
      const judgement = (objectAt(judgements, place) ?? {}) as Judgement;
      const lookAgain = before !== undefined && !isChanged && only?.includes(place) === true;
      const judgedBefore = objectAt(source.judgementRounds.at(-1)?.steps ?? {}, place) ?? {};
      const cameBack = only?.includes(place) === true && (isChanged || lookAgain);
      return [
        {
          question,
          element: element.id,
          step,
          property: rest.join('.'),
          judgement,
          answer,
          former: isChanged ? was : undefined,
          lookAgain,
          findings: [
            ...(cameBack ? unlookedFinding(place, judgement, judgedBefore) : []),
            ...source.findings.filter((one) => isAt(one.place, place)),
          ],
        },
      ];
    }),
  );
}

/** Findings of check rulesets: what a schema has against a value stands at its field. */
export const isCheck = (problem: AnswerProblem): boolean => problem.keyword === problem.severity;

export const isJudged = ({ judgement }: ReviewItem): boolean => judgement.mark !== undefined;

/** It is marked so that the program asks for a comment, and the comment is missing or says too little. */
export const lacksComment = (item: ReviewItem): boolean =>
  isJudged(item) &&
  item.findings.some((one) => !isCheck(one) && one.place.endsWith(`.${item.property}.comment`));

export function passes(item: ReviewItem, filter: Filter, review: ReviewDefinition): boolean {
  const { mark } = item.judgement;
  switch (filter) {
    case 'all':
      return true;
    case 'open':
      return mark === undefined;
    case 'checks':
      return item.findings.some(isCheck);
    case 'changed':
      return item.former !== undefined || item.lookAgain;
    case 'insufficient':
      return mark !== undefined && !review.accepts.includes(mark);
    case 'wordless':
      return lacksComment(item);
    case 'unlooked':
      return item.findings.some(isUnlooked);
  }
}

/** Where a review is taken up: what is still to be filled in, else what changed since the last round. */
export function firstStep(
  steps: readonly Pick<CaseForm['steps'][number], 'id' | 'canEdit' | 'status'>[],
  items: readonly Pick<ReviewItem, 'step' | 'former' | 'lookAgain'>[],
): string | undefined {
  const open = steps.find((one) => one.canEdit && one.status !== 'complete');
  const changed = steps.find(({ id }) =>
    items.some((item) => item.step === id && (item.former !== undefined || item.lookAgain)),
  );
  return (open ?? changed ?? steps[0])?.id;
}

export interface FindingGroup {
  /** Ruleset, or null for what is still to be filled in. */
  kind: string | null;
  findings: AnswerProblem[];
}

const WEIGHT = { error: 0, warning: 1, note: 2 };

/** Findings by the ruleset that made them, the gravest first; what is missing comes last. */
export function groupFindings(problems: AnswerProblem[]): FindingGroup[] {
  const groups = new Map<string | null, AnswerProblem[]>();
  for (const problem of problems) {
    const { ruleset } = (problem.params ?? {}) as { ruleset?: unknown };
    const kind = isCheck(problem) && typeof ruleset === 'string' ? ruleset : null;
    groups.set(kind, [...(groups.get(kind) ?? []), problem]);
  }
  const sorted = [...groups].map(([kind, findings]) => ({
    kind,
    findings: findings.toSorted((a, b) => WEIGHT[a.severity] - WEIGHT[b.severity]),
  }));
  return sorted.toSorted((a, b) => Number(a.kind === null) - Number(b.kind === null));
}

/** Which parts of an answer are not what they were. */
export function changedParts(now: StepData | undefined, before: StepData): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(now ?? {})]);
  return [...names].filter((name) => !same(now?.[name], before[name]));
}

/** What was answered and judged at a question in one round. */
export interface QuestionRound {
  round: number;
  answered: { at: string; by: string; answer: StepData } | undefined;
  judged: { at: string; by: string; judgement: Judgement } | undefined;
}

/** The earlier rounds of a question, the last one first: each judgement with the answer it was made on. */
export function roundsOf(
  question: StandingQuestion,
  answerRounds: SubmittedForm[],
  judgementRounds: SubmittedForm[],
): QuestionRound[] {
  const rounds = answerRounds.map((round, index): QuestionRound => {
    const next = answerRounds[index + 1]?.seq ?? Number.POSITIVE_INFINITY;
    const judged = judgementRounds.find(({ seq }) => seq > round.seq && seq < next);
    const judgement = judged && question.review ? objectAt(judged.steps, question.review) : undefined;
    const answer = objectAt(round.steps, question.answer);
    return {
      round: index + 1,
      answered: answer && { at: round.at, by: round.by.name, answer },
      judged: judged && judgement && { at: judged.at, by: judged.by.name, judgement },
    };
  });
  // The last answers stand above already; they are history once they have been judged.
  return rounds
    .filter(({ answered, judged }, index) => judged || (answered && index < rounds.length - 1))
    .reverse();
}
