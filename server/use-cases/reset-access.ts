import type { Deps } from '../deps.ts';
import { conflict, notFound } from '../http/problem.ts';
import type { SessionUser } from '../rights/rights.ts';
import { type User, userStore } from '../stores/users.ts';
import { recordSecurity } from './record-security.ts';

type WriteDeps = Pick<Deps, 'db' | 'transact' | 'clock' | 'ids' | 'identity' | 'baseUrl'>;

/**
 * Takes the second factor off an account whose owner lost it. His sessions end and he is told by mail.
 * Throws 409 when there is none.
 */
export async function resetTwoFactor(
  deps: WriteDeps,
  by: SessionUser,
  userId: string,
  reason: string,
): Promise<void> {
  const user = await deps.transact(async (tx) => {
    const users = userStore(tx);
    const found = await users.get(userId);
    if (!found) throw notFound('This user');
    if (!found.twoFactor)
      throw conflict('no-two-factor', {
        en: 'This account has no second factor.',
        fr: 'Ce compte n’a pas de deuxième facteur.',
      });
    await users.dropTwoFactor(userId);
    await users.endSessions(userId);
    await recordSecurity(tx, deps, 'two-factor-reset', by, userId, { reason });
    return found;
  });
  await deps.identity.mails.twoFactorReset({ ...receiver(user), link: `${deps.baseUrl}/sign-in` });
}

/**
 * Makes the present password worthless, ends every session and mails the owner a link to choose another.
 */
export async function forcePasswordReset(
  deps: WriteDeps,
  by: SessionUser,
  userId: string,
  reason: string,
): Promise<void> {
  const unknown = await deps.identity.hashPassword(deps.ids.secret());
  const user = await deps.transact(async (tx) => {
    const users = userStore(tx);
    const found = await users.get(userId);
    if (!found) throw notFound('This user');
    await users.setPassword(userId, unknown, deps.clock.now());
    await users.endSessions(userId);
    await recordSecurity(tx, deps, 'password-reset-forced', by, userId, { reason });
    return found;
  });
  await deps.identity.requestPasswordReset(user.email);
}

const receiver = (user: User) => ({ to: user.email, name: user.name, language: user.language });
