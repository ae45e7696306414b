import type { HistoryRow } from '../../shared/api/cases.ts';

/**
 * What somebody else wrote when the case was last sent back: the event that led into the present state or, where that
 * is one of several beneath another, into the one above. What was written since (a longer time given) is no request.
 */
export function requestOf(lines: readonly HistoryRow[], reader: string | undefined): HistoryRow | undefined {
  const moves = lines.filter((line) => line.kind !== 'record');
  const now = moves.at(-1)?.state.id;
  if (now === undefined) return undefined;
  const above = now.includes('.') ? now.slice(0, now.lastIndexOf('.')) : now;
  const isWithin = ({ state: { id } }: HistoryRow) => id === above || id.startsWith(`${above}.`);
  const entry = moves[moves.findLastIndex((line) => !isWithin(line)) + 1];
  return entry?.kind === 'event' && entry.data !== null && entry.actor.id !== reader ? entry : undefined;
}
