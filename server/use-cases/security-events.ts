import type { Deps } from '../deps.ts';
import { type SecurityEvent, securityLogStore } from '../stores/security-log.ts';

/** Newest first; `before` is the last one seen. */
export function listSecurityEvents(
  deps: Pick<Deps, 'db'>,
  limit: number,
  before: { at: string; id: string } | null,
): Promise<SecurityEvent[]> {
  return securityLogStore(deps.db).list(limit, before);
}
