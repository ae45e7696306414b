import { useQuery } from '@tanstack/react-query';
import type { Text } from '../../../engine/index.ts';
import { ApiError, api, request } from './client.ts';

export interface TrainingRecord {
  id: string;
  course: string;
  title: Text;
  completedOn: string;
  evidence: string | null;
  verified: { by: string; at: string; until: string | null } | null;
  rejected: { by: string; at: string; reason: string } | null;
}

export const useTraining = () =>
  useQuery({
    queryKey: ['training'],
    queryFn: async () => (await api<{ items: TrainingRecord[] }>('/me/training')).body.items,
  });

export const addTraining = (record: { course: string; completedOn: string; evidence: string | null }) =>
  api<TrainingRecord>('/me/training', { method: 'POST', body: record });
export const removeTraining = (id: string) => api(`/me/training/${id}`, { method: 'DELETE' });

/** Sends evidence of one's own; returns its id. */
export async function uploadEvidence(file: File): Promise<string> {
  const { body } = await api<{ id: string }>('/me/files', {
    method: 'POST',
    raw: file,
    headers: { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(file.name) },
  });
  return body.id;
}

export const saveAccount = (account: { name?: string; phone?: string; language?: string }) =>
  api('/me', { method: 'PATCH', body: account });

const auth = <T>(path: string, body: unknown) => request<T>(`/api/auth/${path}`, { method: 'POST', body });

export const changePassword = (currentPassword: string, newPassword: string) =>
  auth('change-password', { currentPassword, newPassword, revokeOtherSessions: true });

/** A secret for the app and backup codes; nothing is asked for until the first code was right. */
export const enableTwoFactor = async (password: string) =>
  (await auth<{ totpURI: string; backupCodes: string[] }>('two-factor/enable', { password })).body;
export const verifyTotp = (code: string) => auth('two-factor/verify-totp', { code });
export const disableTwoFactor = (password: string) => auth('two-factor/disable', { password });
export const makeBackupCodes = async (password: string) =>
  (await auth<{ backupCodes: string[] }>('two-factor/generate-backup-codes', { password })).body.backupCodes;

/** What the identity library refuses, in words of ours; anything else as it came. */
export function accountRefusal(
  error: unknown,
  say: (key: 'wrongPassword' | 'wrongCode' | 'tooShort' | 'wait', values?: Record<string, number>) => string,
): unknown {
  if (!(error instanceof ApiError)) return error;
  const { code, status, retryAfter } = error.problem;
  const words: { [code: string]: string } = {
    INVALID_PASSWORD: say('wrongPassword'),
    INVALID_CODE: say('wrongCode'),
    PASSWORD_TOO_SHORT: say('tooShort'),
  };
  const title =
    status === 429
      ? say('wait', { minutes: Math.max(1, Math.ceil((retryAfter ?? 60) / 60)) })
      : words[code ?? ''];
  return title === undefined ? error : new ApiError({ title, status });
}
