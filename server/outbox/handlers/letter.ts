import type { EffectDeps } from '../effect-deps.ts';
import type { EffectHandler } from '../handler.ts';
import { postLetter } from '../post-letter.ts';
import { caseOf } from '../row-case.ts';

/** A formal letter: printed, kept with the case, mailed with its PDF. */
export function letterHandler(deps: EffectDeps): EffectHandler {
  return async (row) => {
    const stored = await caseOf(deps.db, row);
    await postLetter(deps, { row, stored, release: await deps.releases.get(stored.releaseHash), keep: true });
  };
}
