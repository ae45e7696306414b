import { ApiError } from '../../shared/api/client.ts';
import type { QueueRow } from '../../shared/api/queue.ts';

/** What became of one case. */
export type BulkResult =
  | { state: 'done' }
  /** The server said no, with its reason. */
  | { state: 'refused'; error: ApiError }
  /** The server was not reached, or could not answer: to be sent again. */
  | { state: 'unreached'; error: unknown }
  /** Nobody asked for it any more. */
  | { state: 'stopped' };

/** How many cases are asked at once: the server has other readers too. */
const atOnce = 3;

/**
 * Does one thing to each of some cases, each on its own, and tells what became of each as it is known. Never
 * throws; after `signal` is aborted no further case is asked.
 */
export async function runBulk(
  rows: readonly QueueRow[],
  send: (row: QueueRow) => Promise<unknown>,
  tell: (row: QueueRow, result: BulkResult) => void,
  signal: AbortSignal,
): Promise<void> {
  const waiting = [...rows];
  const work = async () => {
    for (let row = waiting.shift(); row; row = waiting.shift()) {
      tell(row, signal.aborted ? { state: 'stopped' } : await outcome(send(row)));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}

async function outcome(sent: Promise<unknown>): Promise<BulkResult> {
  try {
    await sent;
    return { state: 'done' };
  } catch (error) {
    const refused = error instanceof ApiError && error.problem.status >= 400 && error.problem.status < 500;
    return refused ? { state: 'refused', error } : { state: 'unreached', error };
  }
}

/** Events that every one of the selected cases offers, as the first of them has them. */
export function commonEvents(rows: readonly QueueRow[]): QueueRow['events'] {
  const [first, ...others] = rows;
  return (first?.events ?? []).filter(({ type }) =>
    others.every((row) => row.events.some((event) => event.type === type)),
  );
}
