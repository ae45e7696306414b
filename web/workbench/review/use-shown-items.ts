import { useEffect, useMemo, useState } from 'react';
import { type Filter, passes, type ReviewItem } from './review-model.ts';
import type { Review } from './use-review.ts';

/** The questions that a filter lets through: all of them (`passing`), and those of one part as they stand there (`visible`). */
export function useShownItems({ items, definition }: Review, step: string) {
  const [filter, setFilter] = useState<Filter>('all');
  const passing = useMemo(
    () => items.filter((item) => passes(item, filter, definition)),
    [items, filter, definition],
  );
  // A question does not vanish under the hands of him who judges it: what was here stays until he goes on.
  const [held, setHeld] = useState<{ at: string; names: string[] }>({ at: '', names: [] });
  const here = passing.filter((item) => item.step === step);
  const at = `${step} ${filter}`;
  useEffect(() => {
    setHeld((before) => (before.at === at ? before : { at, names: here.map(({ property }) => property) }));
  });
  const stays = ({ property }: ReviewItem) => held.at === at && held.names.includes(property);
  const visible = items.filter((item) => item.step === step && (here.includes(item) || stays(item)));
  return { filter, setFilter, passing, visible };
}
