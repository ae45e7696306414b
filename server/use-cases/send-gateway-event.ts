import { HttpProblem } from '../http/problem.ts';
import type { CaseEventSender } from '../outbox/case-events.ts';
import type { CaseDeps } from './case-deps.ts';
import { sendSystemEvent } from './send-system-event.ts';

/** Sends a gateway's event as the system; a refusal is told in words, everything else is thrown. */
export function gatewayEventSender(deps: CaseDeps): CaseEventSender {
  return async ({ caseId, type, data, key }) => {
    try {
      await sendSystemEvent(deps, { caseId, event: { type, data }, key });
      return { ok: true };
    } catch (error) {
      if (!(error instanceof HttpProblem)) throw error;
      return { ok: false, refused: `${error.code}: ${error.title}` };
    }
  };
}
