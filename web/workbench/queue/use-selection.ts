import { useState } from 'react';
import type { QueueRow } from '../../shared/api/queue.ts';

/** What of a queue is selected, across its pages. */
export interface Selection {
  rows: ReadonlyMap<string, QueueRow>;
  toggle: (row: QueueRow) => void;
  /** Adds rows, or takes them away. */
  set: (rows: readonly QueueRow[], selected: boolean) => void;
  clear: () => void;
}

const nothing: ReadonlyMap<string, QueueRow> = new Map();

/** `of` says what is listed: where it changes, nothing is selected, so that nothing unseen is acted on. */
export function useSelection(of: string): Selection {
  const [kept, setKept] = useState({ of, rows: nothing });
  const rows = kept.of === of ? kept.rows : nothing;
  // From what is kept when it happens, not when the row was drawn.
  const change = (act: (next: Map<string, QueueRow>) => void) =>
    setKept((before) => {
      const next = new Map(before.of === of ? before.rows : nothing);
      act(next);
      return { of, rows: next };
    });
  return {
    rows,
    toggle: (row) => change((next) => (next.has(row.id) ? next.delete(row.id) : next.set(row.id, row))),
    set: (some, selected) =>
      change((next) => {
        for (const row of some) {
          if (selected) next.set(row.id, row);
          else next.delete(row.id);
        }
      }),
    clear: () => setKept({ of, rows: nothing }),
  };
}
