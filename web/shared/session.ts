import { type QueryClient, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Text } from '../../engine/index.ts';
import { ApiError, api, request } from './api/client.ts';
import { dateIn, readersZone } from './i18n/zone.ts';

/** Who is signed in, as the server tells. */
export interface Me {
  id: string;
  name: string;
  email: string;
  username: string | null;
  phone: string | null;
  language: string;
  administrator: boolean;
  /** Sign-ins ask for a second factor. */
  twoFactor: boolean;
  /** The installation wants one of this account. */
  twoFactorRequired: boolean;
  demonstration: boolean;
  /** How far a demonstration’s clock was moved. */
  clockAheadSeconds: number;
  /** Rights of his roles, whatever the program: `companies`, `users`, … */
  may: string[];
  roles: { program: string; role: string; title: Text }[];
  companies: { company: { id: string; name: string }; role: string }[];
}

const KEY = ['me'];

/** Kept in the browser while somebody is signed in. */
const SEEN = 'attest.seen';

/** Kept in the tab once a page found that its reader's session had ended elsewhere, until he signs in again. */
const ENDED = 'attest.ended';

export const sessionHasEnded = (): boolean => sessionStorage.getItem(ENDED) !== null;

const session = async () => (await request<object | null>('/api/auth/get-session')).body;

const meOptions = (queries: QueryClient) =>
  queryOptions({
    queryKey: KEY,
    queryFn: async () => {
      const known = queries.getQueryData<Me | null>(KEY);
      // A page that nobody has signed in from asks first whether there is a session: a refusal of every
      // first visit would stand in the browser's log as an error.
      if (!known && !localStorage.getItem(SEEN) && !(await session())) return null;
      try {
        const { body } = await api<Me>('/me');
        localStorage.setItem(SEEN, '1');
        sessionStorage.removeItem(ENDED);
        return body;
      } catch (error) {
        if (!(error instanceof ApiError && error.problem.status === 401)) throw error;
        // A session that ends under an open page leaves the page standing: what is typed there must not
        // be lost. The window has been told, and asks to sign in again.
        if (known) return known;
        if (localStorage.getItem(SEEN)) sessionStorage.setItem(ENDED, '1');
        localStorage.removeItem(SEEN);
        return null;
      }
    },
    staleTime: 60_000,
  });

/** Asks who is signed in before a page does; `null` for nobody, and where it could not be asked. */
export const readMe = (queries: QueryClient): Promise<Me | null> =>
  queries.fetchQuery(meOptions(queries)).catch(() => null);

/** `undefined` while it is being asked, `null` when nobody is signed in. */
export function useMe(): { me: Me | null | undefined; error: unknown } {
  const query = useQuery(meOptions(useQueryClient()));
  // Who is known stays known: an open page does not go because he could not be asked for anew.
  return { me: query.data, error: query.data === undefined ? query.error : null };
}

/** After signing in or out on purpose: nothing of one user may be shown to the next. */
export function useSessionChange(): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    queries.removeQueries({ predicate: (query) => query.queryKey[0] !== 'me' });
    queries.setQueryData(KEY, null);
    await queries.invalidateQueries({ queryKey: KEY });
  };
}

/** After the reader changed something of himself: it is asked for again, and the page stays. */
export function useMeChanged(): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: KEY });
}

const auth = <T>(path: string, body: unknown) => request<T>(`/api/auth/${path}`, { method: 'POST', body });

/** A name with an @ is an e-mail address. True when the second factor is still to come. */
export async function signIn(name: string, password: string): Promise<boolean> {
  const given = name.includes('@') ? { email: name } : { username: name };
  const path = name.includes('@') ? 'sign-in/email' : 'sign-in/username';
  const { body } = await auth<{ twoFactorRedirect?: boolean } | null>(path, { ...given, password });
  return body?.twoFactorRedirect === true;
}

/** The second step of a sign-in: six digits of the app, or one of the backup codes. */
export const sendSecondFactor = (code: string, kind: 'totp' | 'backup') =>
  kind === 'totp'
    ? auth('two-factor/verify-totp', { code })
    : auth('two-factor/verify-backup-code', { code });

export const resendVerification = (email: string) =>
  auth('send-verification-email', { email, callbackURL: '/verified' });

export const signUp = (input: {
  name: string;
  username: string;
  email: string;
  password: string;
  language: string;
}) => auth('sign-up/email', { ...input, callbackURL: '/verified' });

export async function signOut(): Promise<void> {
  await auth('sign-out', {});
  localStorage.removeItem(SEEN);
}
export const requestPasswordReset = (email: string) =>
  auth('request-password-reset', { email, redirectTo: '/reset-password' });
export const resetPassword = (token: string, newPassword: string) =>
  auth('reset-password', { token, newPassword });

/** The calendar date at the server: in a program's zone where one decides, else in the reader's. */
export function useToday(zone: string = readersZone()): string {
  return dateIn(zone, useNow().toISOString());
}

/** What time it is at the server: a demonstration's clock may have been moved. */
export function useNow(): Date {
  const { me } = useMe();
  return new Date(Date.now() + (me?.clockAheadSeconds ?? 0) * 1000);
}
