import { useCallback, useEffect, useRef, useState } from 'react';
import { press } from './pointer-press.ts';

const PAUSE = 250;

/**
 * What is typed, kept beside the form's data: it reaches the form after a pause, on leaving
 * the field, and on leaving the page, so that typing stays fast and nothing is lost.
 */
export function useDraft(value: string, commit: (value: string) => void) {
  const [draft, setDraft] = useState(value);
  const pending = useRef<{ value: string; timer: ReturnType<typeof setTimeout> } | null>(null);
  const commitRef = useRef(commit);
  commitRef.current = commit;

  const flush = useCallback(() => {
    if (!pending.current) return;
    clearTimeout(pending.current.timer);
    const { value: latest } = pending.current;
    pending.current = null;
    commitRef.current(latest);
  }, []);

  useEffect(() => {
    if (!pending.current) setDraft(value);
  }, [value]);
  useEffect(() => flush, [flush]);

  const change = useCallback(
    (next: string) => {
      setDraft(next);
      if (pending.current) clearTimeout(pending.current.timer);
      pending.current = { value: next, timer: setTimeout(flush, PAUSE) };
    },
    [flush],
  );
  // What depends on the answer appears and goes with it, so leaving the field by a click waits for the click.
  const leave = useCallback(() => press.after(flush), [flush]);
  return { draft, change, leave };
}
