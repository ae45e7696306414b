import { useQuery } from '@tanstack/react-query';
import { api } from './client.ts';

/** One browser that is signed in. Moments in UTC. */
export interface Session {
  id: string;
  createdAt: string;
  /** Noted at most once a day. */
  seenAt: string;
  expiresAt: string;
  address: string | null;
  device: string | null;
  /** The one that asks. */
  current: boolean;
}

export const useOwnSessions = () =>
  useQuery({
    queryKey: ['own-sessions'],
    queryFn: async () => (await api<{ items: Session[] }>('/me/sessions')).body.items,
  });
export const endOwnSession = (id: string) => api(`/me/sessions/${id}`, { method: 'DELETE' });

export const useUserSessions = (user: string) =>
  useQuery({
    queryKey: ['users', user, 'sessions'],
    queryFn: async () => (await api<{ items: Session[] }>(`/users/${user}/sessions`)).body.items,
  });
export const endUserSession = (user: string, session: string) =>
  api(`/users/${user}/sessions/${session}`, { method: 'DELETE' });
export const endUserSessions = (user: string) => api(`/users/${user}/sessions`, { method: 'DELETE' });
