import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { DueDate, Text } from '../../../engine/index.ts';
import type { NamedDecision } from './cases.ts';
import { api } from './client.ts';

export interface ElementScore {
  points: number;
  available: number;
  /** Null when nothing counts. */
  percent: number | null;
}

export interface StandingQuestion {
  id: string;
  title: Text;
  guideline: Text | null;
  points: number;
  scoring: string;
  /** Places `form.step.property` of the answer and of the judgement. */
  answer: string;
  review: string | null;
  claimed: number;
  awarded: number;
  applicable: boolean;
}

export interface StandingElement {
  id: string;
  title: Text;
  claimed: ElementScore;
  awarded: ElementScore;
  judged: ElementScore;
  questions: StandingQuestion[];
}

export interface StandingLine {
  ruleset: string;
  title: Text;
  met: boolean;
  about: { element: string | null; met: boolean; words: Text[] }[];
}

export interface Standing {
  claimed: ElementScore | null;
  /** By the judgement where there is one, else by the claim. */
  awarded: ElementScore | null;
  /** Of the marked questions alone. */
  judged: ElementScore | null;
  elements: StandingElement[];
  standing: StandingLine[];
  /** What the form's checks are called. */
  checks: { ruleset: string; title: Text }[];
}

/** Where a case stands by what is saved; asked again after each save. */
export const useStanding = (id: string, form: string, saves: number, wanted: boolean) =>
  useQuery({
    queryKey: ['standing', id, form, saves],
    queryFn: async () => (await api<Standing>(`/cases/${id}/standing?form=${form}`)).body,
    enabled: wanted,
    staleTime: 0,
    gcTime: 0,
    placeholderData: keepPreviousData,
  });

export type StepData = Record<string, unknown>;

/** All steps of a form that the reader may see. */
export const useAnswers = (id: string, form: string | undefined, revision: number | undefined) =>
  useQuery({
    queryKey: ['answers', id, form, revision],
    queryFn: async () => {
      const { body } = await api<{ steps: { [step: string]: { revision: number; data: StepData } } }>(
        `/cases/${id}/answers?form=${form}`,
      );
      return Object.fromEntries(Object.entries(body.steps).map(([step, { data }]) => [step, data]));
    },
    enabled: form !== undefined && revision !== undefined,
    staleTime: 0,
    placeholderData: keepPreviousData,
  });

/** A form as it was when it was submitted. */
export interface SubmittedForm {
  seq: number;
  at: string;
  by: { id: string; name: string };
  event: { type: string; label: Text | null };
  steps: { [step: string]: StepData };
}

export const useSubmissions = (id: string, form: string | undefined, revision: number | undefined) =>
  useQuery({
    queryKey: ['submissions', id, form, revision],
    queryFn: async () =>
      (await api<{ items: SubmittedForm[] }>(`/cases/${id}/submissions?form=${form}`)).body.items,
    enabled: form !== undefined && revision !== undefined,
    staleTime: 60_000,
    placeholderData: keepPreviousData,
  });

export interface PlannedMessage {
  to: { name: string; email: string; role: string | null };
  language: string;
  subject: string;
  html: string;
  attachment: string | null;
}

export interface PlannedEffect {
  type: string;
  title?: Text;
  messages?: PlannedMessage[];
  invoice?: { description: Text; total: number; currency: string; dueOn: string };
  certificate?: { kind: string; validFrom: string; validUntil: string | null };
  fault?: string;
}

/** What an event would come to; nothing of it has happened. */
export interface EventPreview {
  revision: number;
  state: { id: string; title: Text };
  ended: boolean;
  due: DueDate[];
  /** What it is decided on. */
  decisions: NamedDecision[];
  effects: PlannedEffect[];
}

export const previewEvent = async (
  id: string,
  revision: number,
  type: string,
  data: StepData,
): Promise<EventPreview> =>
  (
    await api<EventPreview>(`/cases/${id}/events/preview`, {
      method: 'POST',
      body: { type, data },
      headers: { 'if-match': `"${revision}"` },
    })
  ).body;
