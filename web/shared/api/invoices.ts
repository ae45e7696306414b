import { keepPreviousData, useQuery } from '@tanstack/react-query';
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

export interface InvoicePage {
  items: Invoice[];
  next: string | null;
  /** Of all that match, where it was asked for. */
  sum?: { count: number; due: { currency: string; amount: number }[] };
}

/** Which invoices, and which page of them; `limit` at most 200. */
export interface InvoiceQuery {
  status?: Invoice['status'][];
  case?: string;
  own?: 'yes';
  q?: string;
  sort?: 'due';
  sum?: 'yes';
  limit?: number;
  cursor?: string | undefined;
}

export const useInvoices = (query: InvoiceQuery) =>
  useQuery({
    queryKey: ['invoices', query],
    queryFn: async () => {
      const { status = [], ...plain } = query;
      const search = new URLSearchParams(status.map((one) => ['status', one]));
      for (const [name, value] of Object.entries(plain)) if (value) search.set(name, String(value));
      return (await api<InvoicePage>(`/invoices?${search}`)).body;
    },
    placeholderData: keepPreviousData,
  });

/** Companies that something was invoiced to, by name; the first fifty that match. */
export const useInvoicedCompanies = (q: string) =>
  useQuery({
    queryKey: ['invoices', 'companies', q],
    queryFn: async () =>
      (
        await api<{ items: { id: string; name: string }[] }>(
          `/statements/companies?${new URLSearchParams({ q })}`,
        )
      ).body.items,
    placeholderData: keepPreviousData,
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
