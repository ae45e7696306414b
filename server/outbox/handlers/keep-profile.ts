import { companyProfileStore } from '../../stores/company-profile.ts';
import type { EffectDeps } from '../effect-deps.ts';
import type { EffectHandler } from '../handler.ts';
import { caseOf } from '../row-case.ts';

/** Keeps values with the company, so that the next case can begin with them. Null removes one. */
export function keepProfileHandler(deps: EffectDeps): EffectHandler {
  return async (row) => {
    const stored = await caseOf(deps.db, row);
    await deps.transact((tx) => companyProfileStore(tx).merge(stored.companyId, row.params));
  };
}
