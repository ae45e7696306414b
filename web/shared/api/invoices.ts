import { useQuery } from '@tanstack/react-query';
import type { Text } from '../../../engine/index.ts';
import { api, newKey } from './client.ts';

/** Amounts in the smallest unit of the currency. */
export interface Invoice {
  id: string;
  number: string;
  program: string;
  case: { id: string; number: string | null };
  company: { id: string; name: string };
  description: Text;
  issuedOn: string;
  dueOn: string;
  paidAt: string | null;
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

/** Where an order is paid; null when nothing is left to be paid. */
export interface Placed {
  id: string;
  order: string;
  redirect: string | null;
}

/** Orders invoices at once, past the cart. */
export const payInvoices = async (invoices: string[]): Promise<Placed> =>
  (
    await api<Placed>('/payments', {
      method: 'POST',
      body: { invoices },
      headers: { 'idempotency-key': newKey() },
    })
  ).body;

/** The order that a payment pays, for links from before. */
export const usePaymentOrder = (payment: string) =>
  useQuery({
    queryKey: ['payment', payment],
    queryFn: async () => (await api<{ order: string | null }>(`/payments/${payment}`)).body.order,
  });

/** An account over a period; amounts as above, negative where they lessen what is owed. */
export interface Statement {
  company: { id: string; name: string };
  from: string;
  to: string;
  accounts: {
    currency: string;
    opening: number;
    entries: {
      on: string;
      kind: 'invoice' | 'void' | 'payment' | 'access-code' | 'refund';
      amount: number;
      balance: number;
      invoice: { id: string; number: string; description: Text };
      order: { id: string; number: string } | null;
    }[];
    invoiced: number;
    credited: number;
    closing: number;
  }[];
}

export const statementQuery = (company: string, from: string, to: string) =>
  new URLSearchParams({ company, from, to }).toString();

export const useStatement = (company: string, from: string, to: string) =>
  useQuery({
    queryKey: ['statement', company, from, to],
    queryFn: async () => (await api<Statement>(`/statements?${statementQuery(company, from, to)}`)).body,
    enabled: company !== '' && from !== '' && to !== '',
  });
