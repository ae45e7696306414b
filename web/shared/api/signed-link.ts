import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { OfferedEvent, Text } from '../../../engine/index.ts';
import type { StepSource } from '../../renderers/step-form.tsx';
import { ApiError, api } from './client.ts';
import type { StepAnswer } from './steps.ts';

/** What the bearer of a signed link is shown. */
export interface SignedLink {
  person: { name: string; email: string };
  language: string;
  program: Text;
  case: {
    number: string | null;
    company: { id: string; name: string };
    assessor: { id: string; name: string };
    state: { title: Text };
  };
  expiresOn: string;
  timeZone: string;
  draft: string;
  form: string;
  step: string;
  event: OfferedEvent | null;
  others: { event: OfferedEvent; form: { title: Text; steps: StepSource[] } | null }[];
  forms: { id: string; title: Text; steps: { id: string; title: Text }[] }[];
}

/** A form with its answers, to read. */
export interface FormToRead {
  id: string;
  title: Text;
  steps: (StepSource & { id: string; title: Text; closing: boolean; answer: StepAnswer })[];
}

export interface LinkedForm extends FormToRead {
  /** Names all that is signed but the step itself; null where nothing is. */
  shown: string | null;
  /** What the program calls the signature. */
  signature: Text | null;
}

const path = '/signed-link';
const bearing = (token: string) => ({ 'x-link-token': token });

export const useSignedLink = (token: string) =>
  useQuery({
    queryKey: ['signed-link', token],
    queryFn: async () => (await api<SignedLink>(path, { headers: bearing(token) })).body,
    retry: false,
    refetchOnWindowFocus: false,
    staleTime: Number.POSITIVE_INFINITY,
  });

export const useLinkedForm = (token: string, form: string, wanted: boolean) =>
  useQuery({
    queryKey: ['signed-link', token, form],
    queryFn: async () => (await api<LinkedForm>(`${path}/forms/${form}`, { headers: bearing(token) })).body,
    enabled: wanted,
    retry: false,
    refetchOnWindowFocus: false,
    staleTime: Number.POSITIVE_INFINITY,
  });

/**
 * Reads anew what somebody is shown before he signs. The form that names it first: the others are then newer than
 * what their hash names, never older.
 */
export function useReadLinkedAgain(token: string, form: string): () => Promise<void> {
  const client = useQueryClient();
  return useCallback(async () => {
    await client.refetchQueries({ queryKey: ['signed-link', token, form] });
    await client.invalidateQueries({
      queryKey: ['signed-link', token],
      predicate: ({ queryKey }) => queryKey.length === 3 && queryKey[2] !== form,
    });
  }, [client, token, form]);
}

/** What the signer saw: the step at this revision, and what is named so beside it. */
export interface SeenByLink {
  revision: number;
  shown: string | null;
}

/** Fills in the link's step and signs it; the link is used up. */
export const signStep = (
  token: string,
  { revision, shown }: SeenByLink,
  data: Record<string, unknown>,
  key: string,
) =>
  api<{ usedAt: string }>(`${path}/signature`, {
    method: 'POST',
    body: { data, ...(shown === null ? {} : { shown }) },
    headers: { ...bearing(token), 'if-match': `"${revision}"`, 'idempotency-key': key },
  });

/** Does what the link allows in place of signing. */
export const sendLinkEvent = (
  token: string,
  type: string,
  data: Record<string, unknown> | undefined,
  key: string,
) =>
  api<{ usedAt: string }>(`${path}/events`, {
    method: 'POST',
    body: { type, ...(data ? { data } : {}) },
    headers: { ...bearing(token), 'idempotency-key': key },
  });

/** Fetches a file with the token, which no plain link could carry, and hands it to the browser to keep. */
export async function saveLinkedFile(token: string, id: string, name: string): Promise<void> {
  const response = await fetch(`/api/v1${path}/files/${encodeURIComponent(id)}`, { headers: bearing(token) });
  if (!response.ok) throw new ApiError({ title: response.statusText, status: response.status });
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser needs the address until it has begun to write.
  window.setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
