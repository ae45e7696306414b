import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { AnswerProblem, Text } from '../../../engine/index.ts';
import { type Answer, ApiError, api } from './client.ts';

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
}

const path = (id: string, form: string, step: string) => `/cases/${id}/forms/${form}/steps/${step}`;

export const readStep = async (id: string, form: string, step: string): Promise<StepAnswer> =>
  (await api<StepAnswer>(path(id, form, step))).body;

/** A step to be edited. Read again when the case has come into another state: what may be changed differs. */
export const useStep = (id: string, form: string, step: string, state: string | undefined) =>
  useQuery({
    queryKey: ['step', id, form, step, state],
    enabled: state !== undefined,
    queryFn: () => readStep(id, form, step),
    // What is being typed must not be replaced by a refetch.
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });

/** Another step of the case, to be shown beside the fields of one. */
export const useStepBeside = (id: string, form: string, step: string) =>
  useQuery({
    queryKey: ['step-beside', id, form, step],
    queryFn: () => readStep(id, form, step),
    staleTime: 30_000,
  });

/** All that the server has to say of a form as it stands, be it the schema's or a rule's. */
export const useFindings = (id: string, form: string, saves: number, wanted: boolean) =>
  useQuery({
    queryKey: ['findings', id, form, saves],
    queryFn: async ({ signal }) => {
      // Somebody who is typing saves often; the rules are asked when he pauses.
      if (saves > 0) await pause(800, signal);
      const { body } = await api<{ problems: AnswerProblem[] }>(`/cases/${id}/problems?form=${form}`, {
        signal,
      });
      return body.problems;
    },
    enabled: wanted,
    staleTime: 0,
    gcTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
    placeholderData: keepPreviousData,
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

/** Sends a file for a field; XMLHttpRequest, since fetch tells nothing of the progress of a request. */
export function uploadFile<T>(
  id: string,
  form: string,
  step: string,
  pointer: string,
  file: File,
  onProgress: (part: number) => void,
): Promise<T> {
  const query = new URLSearchParams({ form, step, pointer });
  return new Promise((resolve, reject) => {
    const send = new XMLHttpRequest();
    send.open('POST', `/api/v1/cases/${id}/files?${query}`);
    send.setRequestHeader('content-type', 'application/octet-stream');
    send.setRequestHeader('x-file-name', encodeURIComponent(file.name));
    send.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total);
    send.onerror = () => reject(new ApiError({ title: 'The server could not be reached', status: 0 }));
    send.onload = () => {
      const body = parsed(send.responseText);
      if (send.status < 300) resolve(body as T);
      else reject(new ApiError({ title: send.statusText, ...(body as object), status: send.status }));
    };
    send.send(file);
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
