import { type DueDate, dueDates, type Release } from '../../engine/index.ts';
import type { CaseMove } from './case-moves.ts';

/** The deadline whose end brought the case to where it is now, and which nobody has set anew; null where none did. */
export function missedDeadline(release: Release, moves: readonly CaseMove[]): DueDate | null {
  const now = moves.at(-1)?.state;
  const at = moves.findLastIndex(({ state }) => state !== now) + 1;
  const passed = moves.slice(at).findLast(({ kind, timer }) => kind === 'timer' && timer !== null);
  if (!passed) return null;
  const sets = moves
    .filter(({ seq }) => seq < passed.seq)
    .flatMap(({ timers }) => timers)
    .filter((change) => change.op === 'set' && change.kind === 'deadline' && change.id === passed.timer);
  return (
    dueDates(
      release,
      sets.slice(-1).flatMap((change) => (change.op === 'set' ? [change] : [])),
    )[0] ?? null
  );
}
