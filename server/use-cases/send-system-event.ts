import { type Actor, type CaseEvent, hashJson } from '../../engine/index.ts';
import { notFound } from '../http/problem.ts';
import { knownState } from '../rights/known-state.ts';
import { caseStore } from '../stores/cases.ts';
import type { CaseDeps } from './case-deps.ts';
import type { LoadedCase } from './load-case.ts';
import { type EventAnswer, moveCase } from './send-event.ts';

/** Whoever is nobody: timers and gateways. */
export const systemActor: Actor = { id: 'system', name: 'system', roles: ['system'] };

/** Loads a case for the system, which sees all of them. */
export async function loadCaseForSystem(
  deps: Pick<CaseDeps, 'db' | 'releases'>,
  caseId: string,
): Promise<LoadedCase> {
  const stored = await caseStore(deps.db).find(caseId);
  if (!stored) throw notFound('This case');
  const release = await deps.releases.get(stored.releaseHash);
  return {
    stored,
    release,
    roles: systemActor.roles,
    state: knownState(release, stored.snapshot, stored.states),
  };
}

/**
 * Sends what the world answered (a payment, a signature) to a case, once for each `key` however often
 * the world says it. Refusals are problems, as for people.
 */
export async function sendSystemEvent(
  deps: CaseDeps,
  command: { caseId: string; event: CaseEvent; key: string },
): Promise<EventAnswer> {
  return moveCase(deps, {
    load: () => loadCaseForSystem(deps, command.caseId),
    actor: () => systemActor,
    event: command.event,
    seen: null,
    keyed: {
      scope: `send-event:${command.caseId}:system`,
      key: command.key,
      bodyHash: hashJson({ type: command.event.type, data: command.event.data ?? null }),
    },
  });
}
