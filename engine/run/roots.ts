import type { CaseData, Release } from '../model/index.ts';
import { baseRoots, later, type RootsOptions } from './base-roots.ts';
import type { Roots } from './expressions.ts';
import { signatureHash } from './signatures.ts';

export type { RootsOptions } from './base-roots.ts';

/**
 * What expressions see of a case: what `baseRoots` gives, and `signatures`, the hashes of what the program's
 * signatures cover. First values of steps are computed without them: they are a part of what is signed.
 */
export function expressionRoots(release: Release, data: CaseData, options: RootsOptions): Roots {
  const roots = baseRoots(release, data, options);
  const { signatures } = release.definition;
  if (signatures && !Object.hasOwn(options.given ?? {}, 'signatures')) {
    const hashes: { [name: string]: unknown } = {};
    for (const name of Object.keys(signatures)) {
      later(hashes, name, () => signatureHash(release, name, { data, now: options.now }));
    }
    roots.signatures = hashes;
  }
  return roots;
}
