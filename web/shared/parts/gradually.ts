import { useEffect, useState } from 'react';
import { press } from './pointer-press.ts';

/**
 * How many of a list's elements to draw: the first ones at once, so that a step is there when it is asked for,
 * and the rest, some at a time, right after. What stands below them moves, but never while somebody presses it.
 */
export function useGradually(count: number, first: number, more: number): number {
  const [shown, setShown] = useState(Math.min(first, count));
  useEffect(() => {
    if (shown >= count) return;
    let isGone = false;
    const draw = () => {
      // Drawn in one go: what is drawn by and by could come into view in the middle of a press.
      if (!isGone) setShown((now) => Math.min(count, now + more));
    };
    const timer = setTimeout(() => press.after(draw));
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [shown, count, more]);
  return Math.min(shown, count);
}
