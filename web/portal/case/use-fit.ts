import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

/** Smaller than this nobody reads it; then it is scrolled. */
const smallest = 0.7;

/** How much smaller something of a width has to be to fit into its frame; 1 when it fits. */
export function useFit(width: number): { frame: RefObject<HTMLDivElement | null>; scale: number } {
  const frame = useRef<HTMLDivElement>(null);
  const [scale, setScale] = useState(1);
  useLayoutEffect(() => {
    const box = frame.current;
    if (!box || width === 0) return undefined;
    const measure = () => setScale(Math.max(smallest, Math.min(1, box.clientWidth / width)));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    return () => observer.disconnect();
  }, [width]);
  return { frame, scale };
}
