import type { Db } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { securityLogStore } from '../stores/security-log.ts';

/** Writes who changed whose rights, in the transaction that changes them. */
export async function recordSecurity(
  tx: Db,
  deps: Pick<Deps, 'clock' | 'ids'>,
  event: string,
  by: { id: string },
  object: string,
  details: Record<string, string | boolean> = {},
): Promise<void> {
  await securityLogStore(tx).add({
    id: deps.ids.next(),
    at: deps.clock.now().toISOString(),
    event,
    userId: by.id,
    object,
    requestId: null,
    details,
  });
}
