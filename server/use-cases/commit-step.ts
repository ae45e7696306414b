import type { Knex } from 'knex';
import { type AppliedStep, applyStep, StaleCase, type StepOfCase } from './apply-step.ts';
import type { CaseDeps } from './case-deps.ts';

/**
 * Writes a decided step in one transaction, with what belongs to it (`alongside`: the sender's key,
 * the timer that fired), and then tells whoever listens. `null` when the case moved meanwhile: read
 * and decide again.
 */
export async function commitStep(
  deps: Pick<CaseDeps, 'ids' | 'transact' | 'changes'>,
  decided: StepOfCase,
  alongside: (tx: Knex.Transaction, applied: AppliedStep) => Promise<void> = async () => {},
): Promise<AppliedStep | null> {
  try {
    const applied = await deps.transact(async (tx) => {
      const result = await applyStep(tx, deps, decided);
      await alongside(tx, result);
      return result;
    });
    deps.changes.publish(applied.change);
    return applied;
  } catch (error) {
    if (error instanceof StaleCase) return null;
    throw error;
  }
}
