import { useQuery } from '@tanstack/react-query';
import { api } from './client.ts';
import type { OrderState } from './orders.ts';

/** A code that pays a part of an order or all of it. */
export interface AccessCode {
  id: string;
  code: string;
  kind: 'amount' | 'percent';
  /** In the smallest unit of the currency, or percent. */
  value: number;
  currency: string | null;
  maxUses: number;
  uses: number;
  expiresOn: string | null;
  program: string | null;
  company: { id: string; name: string } | null;
  holder: { id: string; name: string } | null;
  note: string;
  createdAt: string;
  createdBy: string;
  revokedAt: string | null;
  /** The reader issues codes of its program. */
  managed: boolean;
}

export interface AccessCodeInput {
  kind: AccessCode['kind'];
  value: number;
  currency: string | null;
  maxUses: number;
  expiresOn: string | null;
  program: string | null;
  company: string | null;
  holder: string | null;
  note: string;
}

const key = ['access-codes'];

export const useAccessCodes = () =>
  useQuery({
    queryKey: key,
    queryFn: async () => (await api<{ items: AccessCode[] }>('/access-codes')).body.items,
  });

export const useAccessCodeUsage = (id: string) =>
  useQuery({
    queryKey: [...key, id],
    queryFn: async () =>
      (
        await api<{
          orders: {
            id: string;
            number: string;
            state: OrderState;
            currency: string;
            discount: number;
            submittedAt: string;
            by: string;
          }[];
        }>(`/access-codes/${id}`)
      ).body.orders,
  });

export const issueAccessCode = async (code: AccessCodeInput): Promise<AccessCode> =>
  (await api<AccessCode>('/access-codes', { method: 'POST', body: code })).body;

export const revokeAccessCode = (id: string) => api(`/access-codes/${id}/revoke`, { method: 'POST' });
