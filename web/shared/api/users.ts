import { useQuery } from '@tanstack/react-query';
import { api } from './client.ts';

export interface UserRow {
  id: string;
  name: string;
  username: string | null;
  email: string;
  emailVerified: boolean;
  administrator: boolean;
  status: 'active' | 'suspended';
  roles: { program: string; role: string }[];
}

export const useUsers = (q: string) =>
  useQuery({
    queryKey: ['users', q],
    queryFn: async () =>
      (await api<{ items: UserRow[] }>(`/users?${new URLSearchParams(q ? { q } : {})}`)).body.items,
  });

export const updateUser = (id: string, change: { status?: UserRow['status']; administrator?: boolean }) =>
  api(`/users/${id}`, { method: 'PATCH', body: change });
export const grantRole = (id: string, grant: { program: string; role: string }) =>
  api(`/users/${id}/roles`, { method: 'POST', body: grant });
export const revokeRole = (id: string, grant: { program: string; role: string }) =>
  api(`/users/${id}/roles/${encodeURIComponent(grant.program)}/${encodeURIComponent(grant.role)}`, {
    method: 'DELETE',
  });
export const endSessions = (id: string) => api(`/users/${id}/sessions`, { method: 'DELETE' });
