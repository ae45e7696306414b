import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { press } from './pointer-press.ts';

/**
 * How many of a list's elements to draw: the first ones at once, so that a step is there when it is asked for,
 * and the rest, some at a time, right after. What stands below them moves, but never while somebody presses it;
 * and who goes on by Tab finds all of it, or the focus would leap over what is not there yet.
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
    // The browser looks for the next stop once every listener has heard of the key.
    const drawWhole = ({ key }: KeyboardEvent) => {
      if (key === 'Tab') flushSync(() => setShown(count));
    };
    addEventListener('keydown', drawWhole, true);
    return () => {
      isGone = true;
      clearTimeout(timer);
      removeEventListener('keydown', drawWhole, true);
    };
  }, [shown, count, more]);
  return Math.min(shown, count);
}
