import { startTransition, useEffect, useState } from 'react';

/**
 * How many of a list's elements to draw: the first ones at once, so that a step is there when it is asked for,
 * and the rest while nobody waits.
 */
export function useGradually(count: number, first: number, more: number): number {
  const [shown, setShown] = useState(Math.min(first, count));
  useEffect(() => {
    if (shown >= count) return;
    const timer = setTimeout(() => startTransition(() => setShown((now) => Math.min(count, now + more))));
    return () => clearTimeout(timer);
  }, [shown, count, more]);
  return Math.min(shown, count);
}
