import { useQuery } from '@tanstack/react-query';
import { api, request } from './client.ts';

export interface TrainingRecord {
  id: string;
  course: string;
  completedOn: string;
  verified: { by: string; at: string } | null;
}

export const useTraining = () =>
  useQuery({
    queryKey: ['training'],
    queryFn: async () => (await api<{ items: TrainingRecord[] }>('/me/training')).body.items,
  });

export const addTraining = (record: { course: string; completedOn: string }) =>
  api<TrainingRecord>('/me/training', { method: 'POST', body: { ...record, evidence: null } });

export const saveAccount = (account: { name: string; phone: string; language: string }) =>
  api('/me', { method: 'PATCH', body: account });

export const changePassword = (currentPassword: string, newPassword: string) =>
  request('/api/auth/change-password', {
    method: 'POST',
    body: { currentPassword, newPassword, revokeOtherSessions: true },
  });
