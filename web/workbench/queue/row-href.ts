import type { QueueRow } from '../../shared/api/queue.ts';

/** Where a row leads: who has its review to fill in goes straight there, others to the case. */
export function rowHref(row: Pick<QueueRow, 'id' | 'reviews'>): string {
  const [review] = row.reviews;
  return review ? `/cases/${row.id}/review/${encodeURIComponent(review.form)}` : `/cases/${row.id}`;
}
