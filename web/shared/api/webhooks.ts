import { useQuery } from '@tanstack/react-query';
import { api } from './client.ts';

export interface Webhook {
  id: string;
  url: string;
  topics: string[];
  active: boolean;
  createdAt: string;
  failed: number;
}

export interface Delivery {
  id: string;
  topic: string;
  body: string;
  status: 'waiting' | 'delivered' | 'failed';
  attempts: number;
  answerStatus: number | null;
  lastError: string | null;
  createdAt: string;
  deliveredAt: string | null;
}

export const useWebhooks = () =>
  useQuery({
    queryKey: ['operations', 'webhooks'],
    queryFn: async () => (await api<{ items: Webhook[]; topics: string[] }>('/webhooks')).body,
  });

export const useDeliveries = (webhook: string) =>
  useQuery({
    queryKey: ['operations', 'deliveries', webhook],
    queryFn: async () => (await api<{ items: Delivery[] }>(`/webhooks/${webhook}/deliveries`)).body.items,
    refetchInterval: 3_000,
  });

export const addWebhook = async (given: { url: string; topics: string[] }) =>
  (await api<{ secret: string }>('/webhooks', { method: 'POST', body: given })).body.secret;
export const updateWebhook = (id: string, change: { url?: string; topics?: string[]; active?: boolean }) =>
  api(`/webhooks/${id}`, { method: 'PATCH', body: change });
export const rotateWebhookSecret = async (id: string) =>
  (await api<{ secret: string }>(`/webhooks/${id}/secrets`, { method: 'POST' })).body.secret;
export const testWebhook = (id: string) => api(`/webhooks/${id}/tests`, { method: 'POST' });
export const removeWebhook = (id: string) => api(`/webhooks/${id}`, { method: 'DELETE' });
