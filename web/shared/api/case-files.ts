import { useQuery } from '@tanstack/react-query';
import { caseKey } from './cases.ts';
import { api } from './client.ts';

/** A file of a case, and the place that it stands in. */
export interface CaseFile {
  id: string;
  name: string;
  /** In bytes. */
  size: number;
  type: string;
  form: string;
  step: string;
  createdAt: string;
}

export const useCaseFiles = (id: string) =>
  useQuery({
    queryKey: [...caseKey(id), 'files'],
    queryFn: async () => (await api<{ items: CaseFile[] }>(`/cases/${id}/files`)).body.items,
  });
