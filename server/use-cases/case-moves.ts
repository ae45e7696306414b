import { type Release, statesIn } from '../../engine/index.ts';
import type { Db } from '../db/database.ts';
import { historyStore, type Said } from '../stores/history.ts';

/** A move of a case with the leaf state that it led into. */
export interface CaseMove extends Said {
  state: string;
}

/** What moved a case, oldest first. */
export async function caseMoves(db: Db, release: Release, caseId: string): Promise<CaseMove[]> {
  const said = await historyStore(db).saidIn(caseId);
  return said.map((one) => ({ ...one, state: statesIn(release, one.snapshot)[0] ?? '' }));
}

type Stay = Pick<CaseMove, 'state' | 'kind'>;

/** The move that began the stay in which the one at `at` was made. */
const entryOf = (moves: readonly Stay[], at: number): number =>
  moves.findLastIndex(({ state }, index) => index < at && state !== moves[at]?.state) + 1;

/**
 * Which move sent the case to where it is; -1 where none did. A deadline that passes sends it nowhere, and neither
 * does who brings it back to where it was before (a longer time given): what was asked for still holds.
 */
export function sentBy(moves: readonly Stay[]): number {
  let last = moves.length - 1;
  while (last >= 0) {
    const at = entryOf(moves, last);
    const before = at > 0 ? entryOf(moves, at - 1) : -1;
    if (moves[at]?.kind === 'timer') last = at - 1;
    else if (moves[before]?.kind === 'timer' && moves[before - 1]?.state === moves[at]?.state)
      last = before - 1;
    else return at;
  }
  return -1;
}
