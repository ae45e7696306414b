import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from './client.ts';
import type { Invoice, Placed } from './invoices.ts';

export interface BillingAddress {
  name: string;
  street: string;
  city: string;
  province: string;
  postalCode: string;
  country: string;
}

/** What is about to be ordered. Amounts in the smallest unit of the currency. */
export interface Cart {
  lines: { invoice: Invoice; discount: number }[];
  dropped: { id: string; number: string; why: 'paid' | 'void' | 'being-paid' | 'not-payable' }[];
  currency: string | null;
  note: string;
  billing: BillingAddress | null;
  code: {
    code: string;
    kind: 'amount' | 'percent';
    value: number;
    problem: 'unknown' | 'revoked' | 'used-up' | 'expired' | 'not-for-these' | null;
  } | null;
  total: number;
  discount: number;
  amount: number;
}

const cartKey = ['cart'];

export const useCart = () =>
  useQuery({ queryKey: cartKey, queryFn: async () => (await api<Cart>('/cart')).body });

/** Changes of the cart; each shows what the server made of it. */
export function useCartChanges() {
  const queries = useQueryClient();
  const change = async (method: string, path: string, body?: object) => {
    const answer = await api<Cart>(`/cart${path}`, { method, body });
    queries.setQueryData(cartKey, answer.body);
    return answer.body;
  };
  return {
    add: (invoices: string[]) => change('POST', '/invoices', { invoices }),
    remove: (invoice: string) => change('DELETE', `/invoices/${invoice}`),
    update: (part: { note?: string; billing?: BillingAddress }) => change('PATCH', '', part),
    applyCode: (code: string) => change('PUT', '/access-code', { code }),
    removeCode: () => change('DELETE', '/access-code'),
    /** Reads it again: it is not what this page shows. */
    refresh: () => queries.invalidateQueries({ queryKey: cartKey }),
  };
}

export const submitOrder = async (
  order: { amount: number; note: string; billing: BillingAddress | null },
  key: string,
): Promise<Placed> =>
  (await api<Placed>('/orders', { method: 'POST', body: order, headers: { 'idempotency-key': key } })).body;

export const useBillingAddresses = () =>
  useQuery({
    queryKey: ['billing-addresses'],
    queryFn: async () =>
      (await api<{ items: (BillingAddress & { id: string | null })[] }>('/billing-addresses')).body.items,
  });

export const forgetBillingAddress = (id: string) => api(`/billing-addresses/${id}`, { method: 'DELETE' });

export type OrderState = 'open' | 'pending' | 'failed' | 'paid' | 'cancelled' | 'replaced';

export interface OrderSummary {
  id: string;
  number: string;
  state: OrderState;
  currency: string;
  total: number;
  discount: number;
  amount: number;
  submittedAt: string;
  completedAt: string | null;
}

export interface Order extends OrderSummary {
  note: string;
  billing: BillingAddress | null;
  code: string | null;
  lines: { invoice: Invoice; amount: number; discount: number }[];
  failure: 'declined' | 'insufficient-funds' | 'expired-card' | null;
  refunded: number;
}

export const useOrders = () =>
  useQuery({
    queryKey: ['orders'],
    queryFn: async () => (await api<{ items: OrderSummary[] }>('/orders')).body.items,
  });

/** Looks again by itself until the gateway has said how the payment went. */
export const useOrder = (id: string) =>
  useQuery({
    queryKey: ['order', id],
    queryFn: async () => (await api<Order>(`/orders/${id}`)).body,
    refetchInterval: (query) =>
      ['paid', 'cancelled', 'replaced'].includes(query.state.data?.state ?? '') ? false : 2_000,
  });

export const retryPayment = async (order: string, key: string): Promise<Placed> =>
  (
    await api<Placed>(`/orders/${order}/payments`, {
      method: 'POST',
      headers: { 'idempotency-key': key },
    })
  ).body;

export const cancelOrder = (order: string) => api(`/orders/${order}/cancel`, { method: 'POST' });
