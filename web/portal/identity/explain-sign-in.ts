import { ApiError } from '../../shared/api/client.ts';
import type { Translate } from '../../shared/i18n/language.tsx';
import type { useMessages } from '../../shared/i18n/messages.ts';
import { sendSecondFactor, signIn } from '../../shared/session.ts';
import type { signInMessages } from './sign-in-messages.ts';

type Say = ReturnType<typeof useMessages<keyof (typeof signInMessages)['en']>>;

/** Signs in; a refusal says in the reader's language what was wrong. True when the second factor is to come. */
export async function signInExplained(
  name: string,
  password: string,
  t: Translate,
  say: Say,
): Promise<boolean> {
  try {
    return await signIn(name, password);
  } catch (error) {
    throw explained(error, say, (status, code) => {
      if (status === 401) return t('signIn.wrong');
      if (code === 'EMAIL_NOT_VERIFIED') return t('signIn.unverified');
      if (code === 'ACCOUNT_SUSPENDED' || code === 'account-suspended') return say('suspended');
      return undefined;
    });
  }
}

/** Sends the code of the second step; a refusal says what was wrong with it. */
export async function secondFactorExplained(code: string, kind: 'totp' | 'backup', say: Say): Promise<void> {
  try {
    await sendSecondFactor(code, kind);
  } catch (error) {
    throw explained(error, say, (_status, known) => {
      if (known === 'INVALID_CODE') return say('wrongCode');
      if (known === 'INVALID_BACKUP_CODE') return say('wrongBackup');
      if (known === 'ACCOUNT_TEMPORARILY_LOCKED') return say('locked');
      if (known === 'INVALID_TWO_FACTOR_COOKIE' || known === 'TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE') {
        return say('startOver');
      }
      return undefined;
    });
  }
}

/** The same refusal with words of ours in place of the library's; one that we do not know stays as it is. */
function explained(
  error: unknown,
  say: Say,
  words: (status: number, code: string | undefined) => string | undefined,
): unknown {
  if (!(error instanceof ApiError)) return error;
  const { status, code, retryAfter } = error.problem;
  const title =
    words(status, code) ??
    (status === 429 ? say('wait', { minutes: Math.max(1, Math.ceil((retryAfter ?? 60) / 60)) }) : undefined);
  return title === undefined ? error : new ApiError({ title, status, ...(code ? { code } : {}) });
}
