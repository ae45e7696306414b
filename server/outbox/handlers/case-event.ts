import type { EffectDeps } from '../effect-deps.ts';
import { CannotEverWork, type EffectHandler } from '../handler.ts';

/** Brings what a gateway found out to its case. */
export function caseEventHandler(deps: EffectDeps): EffectHandler {
  return async (row) => {
    const { caseId, type, data, key, mustApply } = row.params;
    if (typeof caseId !== 'string' || typeof type !== 'string' || typeof key !== 'string') {
      throw new CannotEverWork('A case event needs caseId, type and key.');
    }
    const given = typeof data === 'object' && data !== null && !Array.isArray(data) ? data : {};
    const answer = await deps.sendCaseEvent({ caseId, type, data: given, key });
    if (!answer.ok && mustApply === true) throw new Error(`${type} was refused: ${answer.refused}`);
  };
}
