import { useQuery } from '@tanstack/react-query';
import type { Text } from '../../../engine/index.ts';
import { api, newKey } from './client.ts';

/** Amounts in the smallest unit of the currency. */
export interface Invoice {
  id: string;
  number: string;
  case: { id: string; number: string | null };
  company: { id: string; name: string };
  description: Text;
  issuedOn: string;
  dueOn: string;
  currency: string;
  total: number;
  due: number;
  status: 'open' | 'paid' | 'void';
}

export const useInvoices = () =>
  useQuery({
    queryKey: ['invoices'],
    queryFn: async () => (await api<{ items: Invoice[] }>('/invoices')).body.items,
  });

export const payInvoices = async (invoices: string[]): Promise<string> =>
  (
    await api<{ redirect: string }>('/payments', {
      method: 'POST',
      body: { invoices },
      headers: { 'idempotency-key': newKey() },
    })
  ).body.redirect;
