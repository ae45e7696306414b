import type { Deps } from '../deps.ts';
import { notFound } from '../http/problem.ts';
import type { SessionUser } from '../rights/rights.ts';
import { type StoredSession, sessionStore } from '../stores/sessions.ts';
import { userStore } from '../stores/users.ts';
import { recordSecurity } from './record-security.ts';

type WriteDeps = Pick<Deps, 'transact' | 'clock' | 'ids'>;
export type SessionView = Omit<StoredSession, 'token'> & { current: boolean };

/** Where one is signed in; `token` is that of the request, to say which one this is. */
export function listMySessions(
  deps: Pick<Deps, 'db'>,
  user: SessionUser,
  token: string | undefined,
): Promise<SessionView[]> {
  return sessionsOf(deps, user.id, token);
}

export async function endMySession(deps: WriteDeps, user: SessionUser, id: string): Promise<void> {
  await deps.transact(async (tx) => {
    if (!(await sessionStore(tx).end(user.id, id))) throw notFound('This session');
    await recordSecurity(tx, deps, 'session-ended', user, user.id);
  });
}

/** Where a user is signed in, for an administrator. */
export async function listUserSessions(
  deps: Pick<Deps, 'db'>,
  userId: string,
  token: string | undefined,
): Promise<SessionView[]> {
  if (!(await userStore(deps.db).get(userId))) throw notFound('This user');
  return sessionsOf(deps, userId, token);
}

export async function endUserSession(
  deps: WriteDeps,
  by: SessionUser,
  userId: string,
  id: string,
): Promise<void> {
  await deps.transact(async (tx) => {
    if (!(await sessionStore(tx).end(userId, id))) throw notFound('This session');
    await recordSecurity(tx, deps, 'session-ended', by, userId);
  });
}

async function sessionsOf(
  deps: Pick<Deps, 'db'>,
  userId: string,
  token: string | undefined,
): Promise<SessionView[]> {
  const sessions = await sessionStore(deps.db).ofUser(userId, new Date());
  return sessions.map(({ token: own, ...session }) => ({ ...session, current: own === token }));
}
