import type { HistoryDifference } from '../../engine/index.ts';

/** Something that is not what it was when it was written: which row or file, and what about it. */
export interface Difference {
  kind:
    | 'release'
    | 'history'
    | 'decision'
    | 'event-data'
    | 'answers'
    | 'submission'
    | 'timer'
    | 'effect'
    | 'message'
    | 'case';
  /** Names the row or file: `history 3`, `answers application.garden`, `rules/demo/fee.json`. */
  where: string;
  message: string;
}

/** What was looked at and what of it differs. */
export interface Verification {
  ok: boolean;
  checked: { [what: string]: number };
  differences: Difference[];
}

/** What the engine found in a history, in our words. */
export function historyDifference({ seq, what, message }: HistoryDifference): Difference {
  const decision = what.startsWith('decision');
  return {
    kind: decision ? 'decision' : what.startsWith('timer.') ? 'timer' : 'history',
    where: decision ? `history ${seq}, ${what}` : `history ${seq}`,
    message,
  };
}
