import type { AccessCode } from '../../shared/api/access-codes.ts';

/** Whether a code can be used on a day: that of its program. */
export function codeStatus(code: AccessCode, today: string): 'active' | 'usedUp' | 'expired' | 'revoked' {
  if (code.revokedAt !== null) return 'revoked';
  if (code.uses >= code.maxUses) return 'usedUp';
  return code.expiresOn !== null && code.expiresOn < today ? 'expired' : 'active';
}
