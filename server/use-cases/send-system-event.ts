import { type Actor, type CaseEvent, hashJson } from '../../engine/index.ts';
import type { CaseDeps } from './case-deps.ts';
import { systemRoles } from './load-case.ts';
import { type EventAnswer, moveCase } from './send-event.ts';

/** Whoever is nobody: timers and gateways. */
export const systemActor: Actor = { id: 'system', name: 'system', roles: systemRoles };

/**
 * Sends what the world answered (a payment, a signature) to a case, once for each `key` however often
 * the world says it. Refusals are problems, as for people.
 */
export async function sendSystemEvent(
  deps: CaseDeps,
  { caseId, event, key }: { caseId: string; event: CaseEvent; key: string },
): Promise<EventAnswer> {
  return moveCase(deps, {
    reader: 'system',
    caseId,
    actor: () => systemActor,
    event,
    seen: null,
    command: {
      scope: `send-event:${caseId}:system`,
      key,
      bodyHash: hashJson({ type: event.type, data: event.data ?? null }),
    },
  });
}
