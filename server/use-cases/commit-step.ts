import type { Knex } from 'knex';
import type { Transact } from '../db/transact.ts';
import { type AppliedStep, applyStep, StaleCase, type StepOfCase } from './apply-step.ts';
import type { CaseDeps } from './case-deps.ts';

/** States that are known to be committed, for each database: most steps come to one of them. */
const committed = new WeakMap<Transact, Set<string>>();

function statesOf(transact: Transact): Set<string> {
  const known = committed.get(transact) ?? new Set<string>();
  committed.set(transact, known);
  return known;
}

/**
 * Writes a decided step in one transaction, with what else must hold (`alongside`, which may throw
 * `StaleCase`), and then tells whoever listens. `null` when the case moved meanwhile: read
 * and decide again.
 */
export async function commitStep(
  deps: Pick<CaseDeps, 'ids' | 'transact' | 'changes' | 'wakeOutbox'>,
  decided: StepOfCase,
  alongside: (tx: Knex.Transaction) => Promise<void> = async () => {},
): Promise<AppliedStep | null> {
  const knownStates = statesOf(deps.transact);
  try {
    const applied = await deps.transact(async (tx) => {
      const result = await applyStep(tx, { ids: deps.ids, knownStates }, decided);
      await alongside(tx);
      return result;
    });
    knownStates.add(applied.stored.stateKey);
    deps.changes.publish(applied.change);
    if (applied.entry.effects.length > 0) deps.wakeOutbox();
    return applied;
  } catch (error) {
    if (error instanceof StaleCase) return null;
    throw error;
  }
}
