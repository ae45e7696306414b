import type { Release } from '../../engine/index.ts';

/** Parts of a case's surroundings that cost a query of their own. */
export type Surrounding = 'openCases' | 'training' | 'previous' | 'balance';

const surroundings: Surrounding[] = ['openCases', 'training', 'previous', 'balance'];
const known = new WeakMap<Release, ReadonlySet<Surrounding>>();

/**
 * What a release's files can ask about at all. An expression must name what it reads, so a word that
 * stands in no file need not be loaded; a word in a mere sentence only costs its query.
 */
export function releaseNeeds(release: Release): ReadonlySet<Surrounding> {
  let needs = known.get(release);
  if (!needs) {
    const files = [...release.files.values()].map((bytes) => Buffer.from(bytes));
    needs = new Set(surroundings.filter((word) => files.some((file) => file.includes(word))));
    known.set(release, needs);
  }
  return needs;
}
