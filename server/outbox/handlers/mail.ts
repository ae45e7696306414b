import type { EffectDeps } from '../effect-deps.ts';
import type { EffectHandler } from '../handler.ts';
import { linkFor } from '../issue-link.ts';
import { postLetter } from '../post-letter.ts';
import { caseOf } from '../row-case.ts';

/** Mails a letter; with its PDF, kept with the case, where the letter says `pdf`. */
export function mailHandler(deps: EffectDeps): EffectHandler {
  return async (row) => {
    const stored = await caseOf(deps.db, row);
    const posting = { row, stored, release: await deps.releases.get(stored.releaseHash) };
    await postLetter(deps, {
      ...posting,
      keep: false,
      linkOf: (recipient, key) => linkFor(deps, posting, recipient, key),
    });
  };
}
