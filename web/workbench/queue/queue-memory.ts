import type { QueueQuery, Total } from '../../shared/api/queue.ts';

/** The queue that a case was opened from, so that its page can lead to the next one. */
export interface RememberedQueue {
  query: QueueQuery;
  /** The queue's own address. */
  href: string;
  /** Cases in the queue's order, as they stood when they were seen. */
  ids: string[];
  /** How many are before the first of them. */
  from: number;
  /** Cursor of what comes after the last of them. */
  next: string | null;
  total: Total | null;
}

/** One tab works through one queue. */
const KEY = 'attest.queue';

export function rememberedQueue(): RememberedQueue | null {
  try {
    const text = sessionStorage.getItem(KEY);
    return text ? (JSON.parse(text) as RememberedQueue) : null;
  } catch {
    return null;
  }
}

export function rememberQueue(queue: RememberedQueue): void {
  sessionStorage.setItem(KEY, JSON.stringify(queue));
}

/** Pages seen one after another make one row of cases. */
export function joined(before: RememberedQueue | null, page: RememberedQueue): RememberedQueue {
  const same = before && JSON.stringify(before.query) === JSON.stringify(page.query);
  if (!same || page.from < before.from || page.from > before.from + before.ids.length) return page;
  const kept = before.ids.slice(0, page.from - before.from);
  return { ...page, from: before.from, ids: [...kept, ...page.ids] };
}

export interface Place {
  /** Counted from 1. */
  position: number;
  previous: string | null;
  next: string | null;
}

/** Where a case stands in the queue; `null` when it is not of it. */
export function placeIn(queue: RememberedQueue, id: string): Place | null {
  const index = queue.ids.indexOf(id);
  if (index < 0) return null;
  return {
    position: queue.from + index + 1,
    previous: queue.ids[index - 1] ?? null,
    next: queue.ids[index + 1] ?? null,
  };
}
