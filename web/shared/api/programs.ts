import { useQuery } from '@tanstack/react-query';
import type { FormDefinition, ListDefinition, Program } from '../../../engine/index.ts';
import type { StepSource } from '../../renderers/step-form.tsx';
import { api } from './client.ts';

/** A program as this user sees it: only his own lists and rights. */
export interface ProgramView {
  id: string;
  title: Program['title'];
  description?: Program['description'];
  languages: string[];
  timeZone: string;
  currency: string;
  release: string;
  start: { label: Program['start']['label']; allowed: boolean };
  roles: Program['roles'];
  lists: ListDefinition[];
  notes?: Program['notes'];
}

export const usePrograms = () =>
  useQuery({
    queryKey: ['programs'],
    queryFn: async () => (await api<{ items: ProgramView[] }>('/programs')).body.items,
    staleTime: 60_000,
  });

/** A form of a release: it never changes, so it is kept for the session. */
export interface ReleasedForm {
  id: string;
  definition: FormDefinition;
  steps: { [step: string]: StepSource };
}

export const useReleasedForm = (release: string | undefined, form: string) =>
  useQuery({
    queryKey: ['release-form', release, form],
    queryFn: async () => (await api<ReleasedForm>(`/releases/${release}/forms/${form}`)).body,
    enabled: release !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
