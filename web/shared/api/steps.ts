import { useQuery } from '@tanstack/react-query';
import type { AnswerProblem } from '../../../engine/index.ts';
import { type Answer, ApiError, api } from './client.ts';

export interface StepAnswer {
  data: Record<string, unknown>;
  revision: number;
  canEdit: boolean;
  /** Places that may be changed, when not all of the step may be. */
  only: string[] | null;
  problems: AnswerProblem[];
  /** Choices computed for fields, by JSON pointer. */
  choices?: { [pointer: string]: string[] };
}

const path = (id: string, form: string, step: string) => `/cases/${id}/forms/${form}/steps/${step}`;

export const useStep = (id: string, form: string, step: string) =>
  useQuery({
    queryKey: ['step', id, form, step],
    queryFn: async () => (await api<StepAnswer>(path(id, form, step))).body,
    // What is being typed must not be replaced by a refetch.
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });

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
