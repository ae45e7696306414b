import { invoicesStore } from '../../stores/invoices.ts';
import type { EffectDeps } from '../effect-deps.ts';
import type { EffectHandler } from '../handler.ts';
import { caseOf } from '../row-case.ts';

/** Voids what is still open of a case. What is paid stays paid. */
export function voidInvoiceHandler(deps: EffectDeps): EffectHandler {
  return async (row) => {
    const stored = await caseOf(deps.db, row);
    await deps.transact((tx) => invoicesStore(tx).voidOpen(stored.id, deps.clock.now().toISOString()));
  };
}
