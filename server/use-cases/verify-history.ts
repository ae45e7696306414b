import { type HistoryEntry, historyHash, type Release, replayCase, verifyChain } from '../../engine/index.ts';
import { type Difference, historyDifference } from './difference.ts';

/** Entries that have the shape of an entry; of the others it is only said that they cannot be read. */
function readableEntries(entries: HistoryEntry[]): {
  readable: HistoryEntry[];
  differences: Difference[];
} {
  const differences: Difference[] = [];
  const readable = entries.filter((entry) => {
    try {
      historyHash(entry, entry.previousHash);
      return true;
    } catch {
      const where = `history ${entry.seq}`;
      differences.push({
        kind: 'history',
        where,
        message: `History row ${entry.seq} was changed: it cannot be read.`,
      });
      return false;
    }
  });
  return { readable, differences };
}

/** Proves the chain and, where the release could be opened, lives the case again from it. */
export async function verifyHistory(
  entries: HistoryEntry[],
  release: Release | null,
): Promise<{ differences: Difference[]; steps: number; decisions: number }> {
  const { readable, differences } = readableEntries(entries);
  const chain = verifyChain(readable).map(historyDifference);
  const replayed = release && (await replaySafely(release, readable));
  return {
    differences: [...differences, ...chain, ...(replayed?.differences ?? [])],
    steps: replayed?.steps ?? 0,
    decisions: replayed?.decisions ?? 0,
  };
}

/** A changed row may hold what no machine can be restored from; that, too, is a finding. */
async function replaySafely(release: Release, entries: HistoryEntry[]) {
  try {
    const { differences, steps, decisions } = await replayCase(release, entries);
    return { differences: differences.map(historyDifference), steps, decisions };
  } catch (error) {
    const message = `The case cannot be lived again: ${error instanceof Error ? error.message : error}`;
    const difference: Difference = { kind: 'history', where: 'history', message };
    return { differences: [difference], steps: 0, decisions: 0 };
  }
}
