import { useQuery } from '@tanstack/react-query';
import { api } from './client.ts';

export interface QueuedEffect {
  id: string;
  caseId: string | null;
  type: string;
  status: 'pending' | 'leased' | 'done' | 'dead';
  attempts: number;
  availableAt: string;
  lastError: string | null;
  createdAt: string;
}

export interface KeptMail {
  id: string;
  recipientName: string;
  recipientEmail: string;
  subject: string;
  text: string;
  status: 'waiting' | 'sent' | 'kept' | 'failed';
  createdAt: string;
}

export const useOutbox = (status: QueuedEffect['status']) =>
  useQuery({
    queryKey: ['outbox', status],
    queryFn: async () =>
      (
        await api<{ counts: Record<string, number>; items: QueuedEffect[] }>(
          `/operations/outbox?status=${status}`,
        )
      ).body,
  });

export const retryEffect = (id: string) => api(`/operations/outbox/${id}/retry`, { method: 'POST' });

export const useMails = () =>
  useQuery({
    queryKey: ['mails'],
    queryFn: async () => (await api<{ items: KeptMail[] }>('/operations/mails?limit=50')).body.items,
  });

export interface TimerRow {
  caseId: string;
  caseNumber: string | null;
  id: string;
  delay: string;
  dueAt: string;
  date: string;
  zone: string;
  status: string;
}

export const useTimers = () =>
  useQuery({
    queryKey: ['timers'],
    queryFn: async () =>
      (await api<{ items: TimerRow[] }>('/operations/timers?status=pending&limit=50')).body.items,
  });
