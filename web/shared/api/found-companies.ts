import { useQuery } from '@tanstack/react-query';
import { api } from './client.ts';
import type { Company } from './companies.ts';

/** A page of the companies whose name holds `q`, by name. */
export const useFoundCompanies = (q: string, cursor: string | undefined) =>
  useQuery({
    queryKey: ['companies', 'found', q, cursor],
    queryFn: async () => {
      const query = new URLSearchParams({
        limit: '20',
        ...(q ? { q } : {}),
        ...(cursor === undefined ? {} : { cursor }),
      });
      return (await api<{ items: Company[]; next: string | null }>(`/companies?${query}`)).body;
    },
    placeholderData: (before) => before,
  });
