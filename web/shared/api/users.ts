import { useQuery } from '@tanstack/react-query';
import { api } from './client.ts';

export interface Grant {
  program: string;
  role: string;
}

export interface UserRow {
  id: string;
  name: string;
  username: string | null;
  email: string;
  emailVerified: boolean;
  administrator: boolean;
  status: 'active' | 'suspended';
  language: string;
  phone: string;
  twoFactor: boolean;
  createdAt: string;
  roles: Grant[];
  lastSignIn: string | null;
}

export interface FullUser extends UserRow {
  /** Of a suspended account. */
  suspension: { at: string; by: string | null; reason: string | null } | null;
  companies: { company: { id: string; name: string }; role: string }[];
}

export interface Invitation {
  id: string;
  email: string;
  name: string;
  language: string;
  administrator: boolean;
  grants: Grant[];
  sentAt: string;
  expiresAt: string;
  expired: boolean;
}

/** Query parameters without those that are not given. */
const queryOf = (filter: Record<string, string | undefined>) =>
  new URLSearchParams(
    Object.entries(filter).filter((entry): entry is [string, string] => Boolean(entry[1])),
  ).toString();

export const useUsers = (filter: { q?: string; status?: string; role?: string; cursor?: string }) =>
  useQuery({
    queryKey: ['users', 'list', filter],
    queryFn: async () =>
      (await api<{ items: UserRow[]; next: string | null }>(`/users?${queryOf(filter)}`)).body,
    placeholderData: (before) => before,
  });

export const useUser = (id: string) =>
  useQuery({ queryKey: ['users', id], queryFn: async () => (await api<FullUser>(`/users/${id}`)).body });

export const useInvitations = () =>
  useQuery({
    queryKey: ['users', 'invitations'],
    queryFn: async () => (await api<{ items: Invitation[] }>('/invitations')).body.items,
  });

export const inviteUser = (given: {
  email: string;
  name: string;
  language: string;
  administrator: boolean;
  grants: Grant[];
  /** No role is meant. */
  portalOnly: boolean;
}) => api('/invitations', { method: 'POST', body: given });
export const resendInvitation = (id: string) => api(`/invitations/${id}/links`, { method: 'POST' });
export const revokeInvitation = (id: string) => api(`/invitations/${id}`, { method: 'DELETE' });

export const updateUser = (
  id: string,
  change: { status?: UserRow['status']; administrator?: boolean; reason?: string },
) => api(`/users/${id}`, { method: 'PATCH', body: change });
export const grantRole = (id: string, grant: Grant) =>
  api(`/users/${id}/roles`, { method: 'POST', body: grant });
export const revokeRole = (id: string, grant: Grant) =>
  api(`/users/${id}/roles/${encodeURIComponent(grant.program)}/${encodeURIComponent(grant.role)}`, {
    method: 'DELETE',
  });
export const resetTwoFactor = (id: string, reason: string) =>
  api(`/users/${id}/two-factor-resets`, { method: 'POST', body: { reason } });
export const forcePasswordReset = (id: string, reason: string) =>
  api(`/users/${id}/password-resets`, { method: 'POST', body: { reason } });
