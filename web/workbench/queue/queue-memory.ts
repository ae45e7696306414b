import type { QueueQuery, Total } from '../../shared/api/queue.ts';

/** A case of a queue, and where its row leads. */
export interface QueuedCase {
  id: string;
  href: string;
}

/** The queue that a case was opened from, so that its page can lead to the next one. */
export interface RememberedQueue {
  query: QueueQuery;
  /** The queue's own address. */
  href: string;
  /** Cases in the queue's order, as they stood when they were seen. */
  cases: QueuedCase[];
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
    const queue = text ? (JSON.parse(text) as RememberedQueue) : null;
    // A tab may hold what an older version of these pages left.
    return queue?.cases ? queue : null;
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
  if (!same || page.from < before.from || page.from > before.from + before.cases.length) return page;
  const kept = before.cases.slice(0, page.from - before.from);
  return { ...page, from: before.from, cases: [...kept, ...page.cases] };
}

export interface Place {
  /** Counted from 1. */
  position: number;
  /** Addresses. */
  previous: string | null;
  next: string | null;
}

/** Where a case stands in the queue; `null` when it is not of it. */
export function placeIn(queue: RememberedQueue, id: string): Place | null {
  const index = queue.cases.findIndex((one) => one.id === id);
  if (index < 0) return null;
  return {
    position: queue.from + index + 1,
    previous: queue.cases[index - 1]?.href ?? null,
    next: queue.cases[index + 1]?.href ?? null,
  };
}
