import { useQuery } from '@tanstack/react-query';
import type { Json, Text } from '../../../engine/index.ts';
import { api } from './client.ts';

export type EffectStatus = 'pending' | 'leased' | 'done' | 'dead' | 'given-up';

export interface QueuedEffect {
  id: string;
  caseId: string | null;
  caseNumber: string | null;
  key: string;
  type: string;
  params: { [name: string]: Json };
  status: EffectStatus;
  attempts: number;
  availableAt: string;
  lastError: string | null;
  createdAt: string;
  doneAt: string | null;
}

export interface OutboxAnswer {
  counts: Record<string, number>;
  types: { type: string; status: EffectStatus; count: number }[];
  items: QueuedEffect[];
  next: string | null;
}

const queryOf = (filter: Record<string, string | undefined>) =>
  new URLSearchParams(
    Object.entries(filter).filter((entry): entry is [string, string] => Boolean(entry[1])),
  ).toString();

/** How much of each part wants somebody to look. */
export interface Attention {
  deadEffects: number;
  failedTimers: number;
  failedMails: number;
  failedDeliveries: number;
  paymentQuestions: number;
}

export const useAttention = () =>
  useQuery({
    queryKey: ['operations', 'attention'],
    queryFn: async () => (await api<Attention>('/operations/attention')).body,
    refetchInterval: 30_000,
  });

export const useOutbox = (filter: { status?: string; type?: string; case?: string; cursor?: string }) =>
  useQuery({
    queryKey: ['operations', 'outbox', filter],
    queryFn: async () =>
      (await api<OutboxAnswer>(`/operations/outbox?${queryOf({ limit: '25', ...filter })}`)).body,
    refetchInterval: 15_000,
  });

export const retryEffect = (id: string) => api(`/operations/outbox/${id}/retry`, { method: 'POST' });
export const retryEffects = (type: string, count: number) =>
  api('/operations/outbox-retries', { method: 'POST', body: { type, count } });
export const giveUpEffect = (id: string, reason: string) =>
  api(`/operations/outbox/${id}/given-up`, { method: 'POST', body: { reason } });

export interface KeptMail {
  id: string;
  caseId: string | null;
  recipientName: string;
  recipientEmail: string;
  subject: string;
  html: string;
  text: string;
  attachments: { name: string; mediaType: string }[];
  status: 'waiting' | 'sent' | 'kept' | 'failed';
  lastError: string | null;
  createdAt: string;
  sentAt: string | null;
}

export const useMails = (filter: { q?: string; status?: string; cursor?: string }) =>
  useQuery({
    queryKey: ['operations', 'mails', filter],
    queryFn: async () =>
      (
        await api<{ items: KeptMail[]; next: string | null }>(
          `/operations/mails?${queryOf({ limit: '25', ...filter })}`,
        )
      ).body,
  });

export const resendMail = (id: string) => api(`/operations/mails/${id}/resendings`, { method: 'POST' });

export interface TimerRow {
  caseId: string;
  caseNumber: string | null;
  id: string;
  title: Text;
  kind: 'deadline' | 'reminder';
  dueAt: string;
  date: string;
  zone: string;
  status: 'pending' | 'fired' | 'cancelled' | 'failed';
  attempts: number;
  lastError: string | null;
}

export const useTimers = (status: TimerRow['status'], cursor?: string) =>
  useQuery({
    queryKey: ['operations', 'timers', status, cursor],
    queryFn: async () =>
      (
        await api<{ counts: Record<string, number>; items: TimerRow[]; next: string | null }>(
          `/operations/timers?${queryOf({ status, cursor, limit: '25' })}`,
        )
      ).body,
  });

export const retryTimer = (timer: TimerRow) =>
  api(`/operations/timers/${timer.caseId}/${encodeURIComponent(timer.id)}/retry`, { method: 'POST' });

export interface PaymentQuestion {
  id: string;
  paymentId: string;
  kind: string;
  amount: number;
  currency: string;
  noticeId: string;
  at: string;
}

export const usePaymentQuestions = () =>
  useQuery({
    queryKey: ['operations', 'payments'],
    queryFn: async () => (await api<{ items: PaymentQuestion[] }>('/operations/payments')).body.items,
  });

export interface SystemView {
  version: string;
  node: string;
  now: string;
  startedAt: string;
  database: { kind: string; migrations: number; bytes: number | null };
  disk: { freeBytes: number; totalBytes: number };
  files: { count: number; bytes: number };
  programs: { program: string; hash: string; title: Text }[];
  late: { effects: number; timers: number };
  lastBackup: { madeAt: string; files: number } | null;
  services: { mail: 'kept' | 'smtp'; scanner: string; payments: string; twoFactor: string };
}

export const useSystem = () =>
  useQuery({
    queryKey: ['operations', 'system'],
    queryFn: async () => (await api<SystemView>('/operations/system')).body,
  });

export const useDemoClock = () =>
  useQuery({
    queryKey: ['operations', 'clock'],
    queryFn: async () => (await api<{ now: string; zone: string }>('/demo/clock')).body,
  });
/** To an instant, to noon of a date in the clock’s zone, or some time on. */
export type ClockWish = { to: string } | { date: string } | { step: 'day' | 'week' | 'month' };

export const moveDemoClock = (wish: ClockWish) => api('/demo/clock', { method: 'PUT', body: wish });
