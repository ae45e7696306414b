import type { WorkflowOutline } from '../../../engine/index.ts';
import type { HistoryRow } from '../../shared/api/cases.ts';

/** One stay of the case in a state of the picture. */
export interface Stay {
  /** Number in the way taken, from 1. */
  number: number;
  state: string;
  from: string;
  /** `null` while the case is there. */
  until: string | null;
  /** The line that led there. */
  by: HistoryRow;
}

/** The way that a case took through the states of its workflow's picture. */
export function wayTaken(lines: readonly HistoryRow[], outline: WorkflowOutline): Stay[] {
  const known = new Set(outline.states.map(({ id }) => id));
  const stays: Stay[] = [];
  for (const line of lines) {
    for (const state of line.states.filter((id) => known.has(id))) {
      const there = stays.findLast((stay) => stay.state === state && stay.until === null);
      if (!there) stays.push({ number: stays.length + 1, state, from: line.at, until: null, by: line });
    }
    for (const stay of stays) {
      if (stay.until === null && !line.states.includes(stay.state)) stay.until = line.at;
    }
  }
  return stays;
}

/** The ways that were gone, as `from to`. */
export function waysGone(stays: readonly Stay[]): Set<string> {
  return new Set(
    stays.slice(1).map((stay) => {
      const before = stays.findLast((one) => one.number < stay.number && one.until === stay.from);
      return `${before?.state ?? ''} ${stay.state}`;
    }),
  );
}
