import type { HistoryEntry } from '../../engine/index.ts';
import type { StoredMessage } from '../stores/messages.ts';
import type { Difference } from './difference.ts';
import { messageHash } from './send-message.ts';

/** Every message of the history has its row, with the text that the chain holds the hash of unless it was erased. */
export function verifyMessages(
  rows: readonly StoredMessage[],
  history: readonly HistoryEntry[],
): Difference[] {
  const bySeq = new Map(rows.map((row) => [row.historySeq, row]));
  const differ = (seq: number, what: string): Difference => ({
    kind: 'message',
    where: `message at history ${seq}`,
    message: `The message of history row ${seq} ${what}.`,
  });
  const told = history.filter((entry) => entry.kind === 'record' && entry.event?.type === 'message');
  const seqs = new Set(told.map(({ seq }) => seq));
  return [
    ...told.flatMap(({ seq, event }) => {
      const row = bySeq.get(seq);
      if (!row) return [differ(seq, 'is missing')];
      const { id, thread, text } = row;
      if (text === null || messageHash({ id, thread, text }) === event.dataHash) return [];
      return [differ(seq, 'was changed')];
    }),
    ...rows
      .filter(({ historySeq }) => !seqs.has(historySeq))
      .map(({ historySeq }) => differ(historySeq, 'is not in the history')),
  ];
}
