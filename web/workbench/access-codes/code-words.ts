import type { AccessCode } from '../../shared/api/access-codes.ts';

export type CodeStatus = 'active' | 'usedUp' | 'expired' | 'revoked';

/** Whether a code can be used on a day: that of its program. */
export function codeStatus(code: AccessCode, today: string): CodeStatus {
  if (code.revokedAt !== null) return 'revoked';
  if (code.uses >= code.maxUses) return 'usedUp';
  return code.expiresOn !== null && code.expiresOn < today ? 'expired' : 'active';
}
