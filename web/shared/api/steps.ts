import {
  keepPreviousData,
  type QueryClient,
  queryOptions,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useCallback } from 'react';
import type { AnswerProblem, Text } from '../../../engine/index.ts';
import { type Answer, api } from './client.ts';

/** A question of the scorecard at a field of a step. */
export interface QuestionAtField {
  id: string;
  title: Text;
  guideline: Text | null;
  points: number;
  scoring: string;
  side: 'answer' | 'judgement';
  /** Place of its other side: the judgement of an answer, the answer of a judgement. */
  counterpart: string | null;
}

export interface StepAnswer {
  data: Record<string, unknown>;
  revision: number;
  canEdit: boolean;
  /** Places that may be changed, when not all of the step may be. */
  only: string[] | null;
  problems: AnswerProblem[];
  /** Choices computed for fields, by JSON pointer. */
  choices: { [pointer: string]: string[] };
  /** What a tick writes, where it is worth more than yes, by JSON pointer. */
  ticked: { [pointer: string]: unknown };
  /** Questions of the scorecard, by JSON pointer. */
  questions: { [pointer: string]: QuestionAtField };
  /** As it was submitted last; null before the first submission. */
  former: Record<string, unknown> | null;
}

/** How a form stands as a whole. */
export interface FormState {
  problems: AnswerProblem[];
  /** What may be changed where not all may be; `done` is null where nothing can be ticked. */
  asked: { place: string; title: Text; done: boolean | null }[];
  /** Of steps with questions. */
  progress: { step: string; answered: number; total: number; points: number; available: number }[];
  /** Rows of tables that answers give reason to write. */
  offers: { at: string; label: Text; to: string; row: Record<string, unknown>; isThere: boolean }[];
}

const path = (id: string, form: string, step: string) => `/cases/${id}/forms/${form}/steps/${step}`;

export const readStep = async (id: string, form: string, step: string): Promise<StepAnswer> =>
  (await api<StepAnswer>(path(id, form, step))).body;

/** How long a step that was read ahead counts as read just now, in milliseconds; a save ends it at once. */
const AHEAD = 5_000;

const stepOptions = (id: string, form: string, step: string, state: string | undefined) =>
  queryOptions({
    queryKey: ['step', id, form, step, state],
    queryFn: () => readStep(id, form, step),
    staleTime: AHEAD,
    gcTime: AHEAD,
    // What is being typed must not be replaced by a refetch.
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });

/** A step to be edited. Read again when the case has come into another state: what may be changed differs. */
export const useStep = (id: string, form: string, step: string, state: string | undefined) =>
  useQuery({ ...stepOptions(id, form, step, state), enabled: state !== undefined });

/** Reads a step that is about to be asked for, so that it is there at once; what fails is said when it is opened. */
export function useStepAhead(id: string, form: string, state: string): (step: string) => Promise<void> {
  const queries = useQueryClient();
  return useCallback(
    (step) => queries.prefetchQuery(stepOptions(id, form, step, state)),
    [queries, id, form, state],
  );
}

/** What was read of a case's steps may be so no longer; those that are open stay as they are. */
export function forgetSteps(queries: QueryClient, id: string): void {
  // What is being read ahead right now may be what stood there before.
  queries.removeQueries({ queryKey: ['step', id], type: 'inactive' });
  void queries.invalidateQueries({ queryKey: ['step', id], refetchType: 'none' });
}

/** Another step of the case, to be shown beside the fields of one. */
export const useStepBeside = (id: string, form: string, step: string) =>
  useQuery({
    queryKey: ['step-beside', id, form, step],
    queryFn: () => readStep(id, form, step),
    staleTime: 30_000,
  });

/** How a form stands, asked for again after each save. Rules are asked when whoever types pauses. */
const formStateOptions = (id: string, form: string, saves: number) => ({
  queryKey: ['findings', id, form, saves],
  queryFn: async ({ signal }: { signal: AbortSignal }) => {
    if (saves > 0) await pause(800, signal);
    return (await api<FormState>(`/cases/${id}/forms/${form}/state`, { signal })).body;
  },
  staleTime: 0,
  gcTime: 0,
  retry: false,
  refetchOnWindowFocus: false,
  placeholderData: keepPreviousData,
});

export const useFormState = (id: string, form: string, saves: number) =>
  useQuery(formStateOptions(id, form, saves));

/** All that the server has to say against a form as it stands, be it the schema's or a rule's. */
export const useFindings = (id: string, form: string, saves: number, wanted: boolean) =>
  useQuery({
    ...formStateOptions(id, form, saves),
    enabled: wanted,
    select: (state: FormState) => state.problems,
  });

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}

/** Stores a draft of a step. Problems in it never refuse the save; another's newer version does (412). */
export const saveStep = (
  id: string,
  form: string,
  step: string,
  revision: number,
  data: Record<string, unknown>,
): Promise<Answer<StepAnswer>> =>
  api<StepAnswer>(path(id, form, step), {
    method: 'PUT',
    body: data,
    headers: { 'if-match': `"${revision}"` },
  });
