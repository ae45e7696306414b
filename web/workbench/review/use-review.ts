import { useMemo, useState } from 'react';
import type { ReviewDefinition } from '../../../engine/index.ts';
import type { CaseForm, CaseView } from '../../shared/api/cases.ts';
import { type ReleasedForm, useReleasedForm } from '../../shared/api/programs.ts';
import {
  type Standing,
  type StepData,
  useAnswers,
  useStanding,
  useSubmissions,
} from '../../shared/api/review.ts';
import { useFindings } from '../../shared/api/steps.ts';
import { type FormData, type QuestionRound, type ReviewItem, reviewItems, roundsOf } from './review-model.ts';

/** A review with all that the screen shows of it. */
export interface Review {
  found: CaseView;
  caseForm: CaseForm;
  definition: ReviewDefinition;
  files: ReleasedForm;
  answerFiles: ReleasedForm;
  standing: Standing;
  items: ReviewItem[];
  /** Its own answers, with what is being typed. */
  judgements: FormData;
  findings: NonNullable<ReturnType<typeof useFindings>['data']>;
  roundsOf(item: ReviewItem): QuestionRound[];
  /** It was sent at least once. */
  hasRounds: boolean;
  typed(step: string, data: StepData): void;
  saved(): void;
}

type Loading = { review: Review | null; error: unknown; isReview: boolean };

/** Everything that a review needs, joined; what is typed counts before it is saved. */
export function useReview(found: CaseView | undefined, form: string): Loading {
  const id = found?.id ?? '';
  const [saves, setSaves] = useState(0);
  const [typed, setTyped] = useState<FormData>({});
  const caseForm = found?.forms.find((one) => one.id === form);
  const released = useReleasedForm(found?.release, form);
  const definition = released.data?.review;
  const judgedFiles = useReleasedForm(definition ? found?.release : undefined, definition?.of ?? '');
  const ready = definition ? found?.revision : undefined;
  const own = useAnswers(id, form, ready);
  const answers = useAnswers(id, definition?.of, ready);
  const ownRounds = useSubmissions(id, form, ready);
  const answerRounds = useSubmissions(id, definition?.of, ready);
  const standing = useStanding(id, form, saves, ready !== undefined);
  const findings = useFindings(id, form, saves, ready !== undefined);

  const judgements = useMemo(() => ({ ...own.data, ...typed }), [own.data, typed]);
  const items = useMemo(
    () =>
      standing.data && answers.data && ownRounds.data && answerRounds.data
        ? reviewItems({
            standing: standing.data,
            form,
            judgements,
            answers: answers.data,
            answerRounds: answerRounds.data,
            judgementRounds: ownRounds.data,
            only: caseForm?.only ?? null,
            findings: findings.data ?? [],
          })
        : null,
    [
      standing.data,
      answers.data,
      ownRounds.data,
      answerRounds.data,
      judgements,
      findings.data,
      form,
      caseForm,
    ],
  );
  const actions = useMemo(
    () => ({
      typed: (step: string, data: StepData) => setTyped((before) => ({ ...before, [step]: data })),
      saved: () => setSaves((count) => count + 1),
    }),
    [],
  );
  const queries = [released, judgedFiles, own, answers, ownRounds, answerRounds, standing];
  const error = queries.find((query) => query.error && query.data === undefined)?.error ?? null;
  const isReview = released.data === undefined || definition !== undefined;
  if (!found || !caseForm || !definition || !released.data || !judgedFiles.data || !standing.data || !items) {
    return { review: null, error, isReview };
  }
  const review: Review = {
    found,
    caseForm,
    definition,
    files: released.data,
    answerFiles: judgedFiles.data,
    standing: standing.data,
    items,
    judgements,
    findings: findings.data ?? [],
    roundsOf: (item) => roundsOf(item.question, answerRounds.data ?? [], ownRounds.data ?? []),
    hasRounds: (ownRounds.data ?? []).length > 0,
    ...actions,
  };
  return { review, error, isReview };
}
