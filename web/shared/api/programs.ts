import { useQuery } from '@tanstack/react-query';
import type { ListDefinition, ReviewDefinition, Text, WorkflowOutline } from '../../../engine/index.ts';
import type { StepSource } from '../../renderers/step-form.tsx';
import { api } from './client.ts';

/** A program as this user sees it: only his own lists and rights. */
export interface ProgramView {
  id: string;
  release: string;
  title: Text;
  description?: Text;
  languages: string[];
  timeZone: string;
  currency: string;
  start: { label: Text; allowed: boolean; roles: string[] };
  roles: { id: string; title: Text; scope: 'member' | 'program' | 'recipient'; may: string[] }[];
  lists: ListDefinition[];
  /** Courses that count as training. */
  courses: { id: string; title: Text }[];
  notes: { [place: string]: Text };
}

export const usePrograms = () =>
  useQuery({
    queryKey: ['programs'],
    queryFn: async () => (await api<{ items: ProgramView[] }>('/programs')).body.items,
    staleTime: 60_000,
  });

/** A company for which the reader may open cases of a program, and what a new one would be refused for now. */
export interface ProgramStart {
  company: { id: string; name: string };
  allowed: boolean;
  reasons: { message: Text; case?: string }[];
}

/** Asked for again with the lists, whenever a case has moved. */
export const useStarts = (program: string) =>
  useQuery({
    queryKey: ['cases', 'starts', program],
    queryFn: async () => (await api<{ items: ProgramStart[] }>(`/programs/${program}/starts`)).body.items,
  });

/** A form of a release: it never changes, so it is kept for the session. */
export interface ReleasedForm {
  id: string;
  title: Text;
  layout: 'wizard' | 'sections' | 'dialog';
  /** Said by a form that judges another. */
  review?: ReviewDefinition;
  steps: (StepSource & { id: string; title: Text; closing: boolean })[];
}

export const useReleasedForm = (release: string | undefined, form: string) =>
  useQuery({
    queryKey: ['release-form', release, form],
    queryFn: async () => (await api<ReleasedForm>(`/releases/${release}/forms/${form}`)).body,
    enabled: release !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });

/** The workflow of a release, as people may see it: it never changes either. */
export const useReleasedWorkflow = (release: string) =>
  useQuery({
    queryKey: ['release-workflow', release],
    queryFn: async () => (await api<WorkflowOutline>(`/releases/${release}/workflow`)).body,
    staleTime: Number.POSITIVE_INFINITY,
  });
