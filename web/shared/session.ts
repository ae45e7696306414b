import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Text } from '../../engine/index.ts';
import { ApiError, api, request } from './api/client.ts';

/** Who is signed in, as the server tells. */
export interface Me {
  id: string;
  name: string;
  email: string;
  username: string | null;
  phone: string | null;
  language: string;
  administrator: boolean;
  /** Rights of his roles, whatever the program: `companies`, `users`, … */
  may: string[];
  roles: { program: string; role: string; title: Text }[];
  companies: { company: { id: string; name: string }; role: string }[];
}

const KEY = ['me'];

/** `undefined` while it is being asked, `null` when nobody is signed in. */
export function useMe(): { me: Me | null | undefined; error: unknown } {
  const query = useQuery({
    queryKey: KEY,
    queryFn: async () => {
      try {
        return (await api<Me>('/me')).body;
      } catch (error) {
        if (error instanceof ApiError && error.problem.status === 401) return null;
        throw error;
      }
    },
    staleTime: 60_000,
  });
  return { me: query.data, error: query.error };
}

export function useSessionChange(): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    // Nothing of one user may be shown to the next.
    queries.removeQueries({ predicate: (query) => query.queryKey[0] !== 'me' });
    await queries.invalidateQueries({ queryKey: KEY });
  };
}

const auth = <T>(path: string, body: unknown) => request<T>(`/api/auth/${path}`, { method: 'POST', body });

/** A name with an @ is an e-mail address. */
export const signIn = (name: string, password: string) =>
  name.includes('@')
    ? auth('sign-in/email', { email: name, password })
    : auth('sign-in/username', { username: name, password });

export const signUp = (input: { name: string; username: string; email: string; password: string }) =>
  auth('sign-up/email', { ...input, callbackURL: '/verified' });

export const signOut = () => auth('sign-out', {});
export const requestPasswordReset = (email: string) =>
  auth('request-password-reset', { email, redirectTo: '/reset-password' });
export const resetPassword = (token: string, newPassword: string) =>
  auth('reset-password', { token, newPassword });
