import { type RefObject, useEffect, useRef } from 'react';
import type { QueueRow } from '../../shared/api/queue.ts';
import { useMessages } from '../../shared/i18n/messages.ts';
import { useShortcut } from '../../shared/shortcuts/use-shortcut.ts';
import { messages } from './messages.ts';

interface RowKeys {
  rows: readonly QueueRow[];
  nextPage: (() => void) | null;
  select: (row: QueueRow) => void;
}

/** Where a row's own link is, for the keys and for the eye: the row that has the focus is the current one. */
export const rowLink = 'data-row-link';

/** Moves the focus from row to row: what a key does to a row it does to the one that has the focus. */
export function useRowKeys(
  table: RefObject<HTMLDivElement | null>,
  { rows, nextPage, select }: RowKeys,
): void {
  const t = useMessages(messages);
  const links = () => [...(table.current?.querySelectorAll<HTMLElement>(`[${rowLink}]`) ?? [])];
  const current = () => links().findIndex((link) => link.closest('tr')?.contains(document.activeElement));
  const turned = useRef(false);
  const move = (step: 1 | -1) => {
    const all = links();
    const at = current();
    if (at === all.length - 1 && step === 1 && nextPage) {
      turned.current = true;
      nextPage();
      return;
    }
    const next = all[at < 0 ? 0 : at + step];
    next?.focus();
    next?.closest('tr')?.scrollIntoView({ block: 'nearest' });
  };
  const first = rows[0]?.id;
  useEffect(() => {
    // Whoever walks over the end of a page goes on at the top of the next one.
    if (!turned.current || first === undefined) return;
    turned.current = false;
    table.current?.querySelector<HTMLElement>(`[${rowLink}]`)?.focus();
  }, [first, table]);
  useShortcut('j', t('keyDown'), () => move(1));
  useShortcut('k', t('keyUp'), () => move(-1));
  useShortcut('x', t('keySelect'), () => {
    const row = rows[current()];
    if (row) select(row);
  });
  useShortcut('o', t('keyOpen'), () => links()[current()]?.click());
}
