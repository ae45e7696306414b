import type { AccessCode } from '../../shared/api/access-codes.ts';

/** Whether a code can be used today. The server decides by the program's own day. */
export function codeStatus(code: AccessCode, today: string): 'active' | 'usedUp' | 'expired' | 'revoked' {
  if (code.revokedAt !== null) return 'revoked';
  if (code.uses >= code.maxUses) return 'usedUp';
  return code.expiresOn !== null && code.expiresOn < today ? 'expired' : 'active';
}
