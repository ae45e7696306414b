import { useQuery } from '@tanstack/react-query';
import { api } from './client.ts';

/** Whose site this is. What a setting leaves out is empty. */
export interface Site {
  organization: { name: string; address: string; email: string; phone: string };
  version: string;
}

export const useSite = () =>
  useQuery({
    queryKey: ['site'],
    queryFn: async () => (await api<Site>('/site')).body,
    staleTime: Number.POSITIVE_INFINITY,
  });
