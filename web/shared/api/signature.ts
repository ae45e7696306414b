import { useQuery } from '@tanstack/react-query';
import type { Text } from '../../../engine/index.ts';
import { api } from './client.ts';
import type { FormToRead } from './signed-link.ts';

/** What an event's signature covers, and the hash that names it; null where it signs nothing. */
export interface Signature {
  shown: string | null;
  title: Text | null;
  forms: FormToRead[];
}

/** Read anew whenever somebody is about to sign: what was read before may have changed. */
export const useSignature = (caseId: string, event: string) =>
  useQuery({
    queryKey: ['signature', caseId, event],
    queryFn: async () =>
      (await api<Signature>(`/cases/${caseId}/signatures/${encodeURIComponent(event)}`)).body,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
