import {
  canonicalJson,
  type HistoryEntry,
  type Release,
  type Snapshot,
  statesIn,
} from '../../engine/index.ts';
import { stateKey } from '../rights/known-state.ts';
import type { StoredCase } from '../stores/cases.ts';
import type { Difference } from './difference.ts';

/** The case's row must say what its last history row says, and what lists and rights read must follow from it. */
export function verifyHead(
  stored: StoredCase,
  history: HistoryEntry[],
  release: Release | null,
): Difference[] {
  const last = history.at(-1);
  const differ = (message: string): Difference => ({ kind: 'case', where: `case ${stored.id}`, message });
  if (!last) return [differ('The case has no history.')];
  const found: Difference[] = [];
  if (stored.revision !== last.seq || stored.lastHash !== last.hash) {
    found.push(differ(`The case is at revision ${stored.revision}, its history ends with row ${last.seq}.`));
  }
  if (last.snapshot && !same(stored.snapshot, last.snapshot)) {
    found.push(differ('The case stands elsewhere than its history says.'));
  }
  const states = release && last.snapshot ? statesOf(release, last.snapshot) : null;
  const read = { states: stored.states, state: stored.state, ended: stored.ended, key: stored.stateKey };
  const expected = release &&
    states && {
      states,
      state: states[0] ?? '',
      ended: last.snapshot.status !== 'active',
      key: stateKey(release, last.snapshot, states),
    };
  const [first] = history;
  if ((expected && !same(read, expected)) || stored.openedAt !== first?.at) {
    found.push(differ('Lists show the case elsewhere than its history says.'));
  }
  return found;
}

/** The active leaf states; `null` for a snapshot that is none of this release, which the replay names. */
function statesOf(release: Release, snapshot: Snapshot): string[] | null {
  try {
    return statesIn(release, snapshot);
  } catch {
    return null;
  }
}

const same = (a: unknown, b: unknown) => canonicalJson(a) === canonicalJson(b);
