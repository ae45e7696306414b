import { useQuery } from '@tanstack/react-query';
import { api } from './client.ts';

export interface HeldRecord {
  id: string;
  course: string;
  completedOn: string;
  verified: { by: string; at: string } | null;
  holder: { id: string; name: string };
}

export const useHeldTraining = (verified: boolean) =>
  useQuery({
    queryKey: ['held-training', verified],
    queryFn: async () => (await api<{ items: HeldRecord[] }>(`/training?verified=${verified}`)).body.items,
  });

export const verifyTraining = (record: string, verified: boolean) =>
  api(`/training/${record}/verified`, { method: 'PUT', body: { verified } });
