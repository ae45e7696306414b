import { useQuery } from '@tanstack/react-query';
import { api } from './client.ts';

export interface Company {
  id: string;
  name: string;
  address: { street: string; city: string; province: string; postalCode: string };
  contact: { name: string; phone: string; fax: string; email: string };
  wcbAccounts: string[];
  industryCodes: string[];
  member: boolean;
  revision: number;
}

export const useCompanies = () =>
  useQuery({
    queryKey: ['companies'],
    queryFn: async () => (await api<{ items: Company[] }>('/companies')).body.items,
  });
