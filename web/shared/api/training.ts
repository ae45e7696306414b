import { useQuery } from '@tanstack/react-query';
import type { Text } from '../../../engine/index.ts';
import { api } from './client.ts';

export type TrainingStatus = 'waiting' | 'verified' | 'expired' | 'rejected';

export interface HeldRecord {
  id: string;
  course: string;
  title: Text;
  completedOn: string;
  evidence: string | null;
  evidenceName: string | null;
  verified: { by: string; at: string; until: string | null; note: string | null } | null;
  rejected: { by: string; at: string; reason: string } | null;
  createdAt: string;
  /** Who confirmed or refused it. */
  checkedBy: string | null;
  holder: { id: string; name: string; email: string };
}

export const useHeldTraining = (filter: {
  status: TrainingStatus | '';
  q?: string;
  user?: string;
  cursor?: string;
}) =>
  useQuery({
    queryKey: ['held-training', filter],
    queryFn: async () => {
      const given = Object.entries(filter).filter((entry): entry is [string, string] => Boolean(entry[1]));
      const { body } = await api<{ items: HeldRecord[]; next: string | null }>(
        `/training?${new URLSearchParams(given)}`,
      );
      return body;
    },
    placeholderData: (before) => before,
  });

/** `note`: why it is believed, where nothing was added that shows it. */
export const verifyTraining = (record: string, until: string | null, note: string | null) =>
  api(`/training/${record}/verified`, { method: 'PUT', body: { verified: true, until, note } });
export const unverifyTraining = (record: string) =>
  api(`/training/${record}/verified`, { method: 'PUT', body: { verified: false } });
export const rejectTraining = (record: string, reason: string) =>
  api(`/training/${record}/rejected`, { method: 'PUT', body: { reason } });

/** Of the one who opened a case, newest course first; asked only for those who check training. */
export const useCaseTraining = (id: string, asked: boolean) =>
  useQuery({
    queryKey: ['held-training', 'case', id],
    queryFn: async () => (await api<{ items: HeldRecord[] }>(`/cases/${id}/training`)).body.items,
    enabled: asked,
  });
