import { useQuery } from '@tanstack/react-query';
import type { Text } from '../../../engine/index.ts';
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

export const useCompany = (id: string) =>
  useQuery({
    queryKey: ['companies', 'one', id],
    queryFn: async () => (await api<Company>(`/companies/${id}`)).body,
  });

/** What staff enter of a company. */
export type CompanyInput = Omit<Company, 'id' | 'revision'>;

export const addCompany = (company: CompanyInput) =>
  api<Company>('/companies', { method: 'POST', body: company });

export const updateCompany = (company: Company, change: CompanyInput) =>
  api<Company>(`/companies/${company.id}`, {
    method: 'PATCH',
    body: change,
    headers: { 'if-match': `"${company.revision}"` },
  });

/** A case of a company, as its page lists it. */
export interface CompanyCase {
  id: string;
  program: string;
  number: string | null;
  state: { title: Text };
  ended: boolean;
  assessor: { id: string; name: string };
  openedOn: string;
}

export const useCompanyCases = (company: string) =>
  useQuery({
    queryKey: ['companies', 'cases', company],
    queryFn: async () =>
      (await api<{ items: CompanyCase[]; more: boolean }>(`/companies/${company}/cases`)).body,
  });

export interface Member {
  user: { id: string; name: string; email: string };
  role: string;
}

export const useMembers = (company: string) =>
  useQuery({
    queryKey: ['members', company],
    queryFn: async () => (await api<{ items: Member[] }>(`/companies/${company}/members`)).body.items,
  });

export const addMember = (company: string, member: { email: string; role: string }) =>
  api(`/companies/${company}/members`, { method: 'POST', body: member });

export const removeMember = (company: string, member: Member) =>
  api(`/companies/${company}/members/${member.user.id}/${encodeURIComponent(member.role)}`, {
    method: 'DELETE',
  });
