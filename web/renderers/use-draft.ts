import { useCallback, useEffect, useRef, useState } from 'react';
import { useDrafts } from './drafts.ts';
import { press } from './pointer-press.ts';

const PAUSE = 250;

interface DraftField {
  /** The field's data path. */
  path: string;
  /** What the form's data holds, as it is typed. */
  shown: string;
  /** The answer that a text is; `undefined` for none. */
  parse: (text: string) => unknown;
  handleChange: (path: string, value: unknown) => void;
}

/**
 * What is typed, kept beside the form's data so that typing stays fast: it reaches the form after a pause and on
 * leaving the field. Whoever leaves the page takes it from the form's {@link Drafts}.
 */
export function useDraft(field: DraftField) {
  const { shown } = field;
  const [draft, setDraft] = useState(shown);
  const pending = useRef<{ text: string; timer: ReturnType<typeof setTimeout> } | null>(null);
  const latest = useRef(field);
  latest.current = field;

  const flush = useCallback(() => {
    if (!pending.current) return;
    clearTimeout(pending.current.timer);
    const { text } = pending.current;
    pending.current = null;
    const { path, parse, handleChange } = latest.current;
    handleChange(path, parse(text));
  }, []);

  useEffect(() => {
    if (!pending.current) setDraft(shown);
  }, [shown]);
  useEffect(() => flush, [flush]);
  const drafts = useDrafts();
  useEffect(
    () =>
      drafts?.add(() => {
        const { path, parse } = latest.current;
        return pending.current && { path, value: parse(pending.current.text) };
      }),
    [drafts],
  );

  const change = useCallback(
    (next: string) => {
      setDraft(next);
      if (pending.current) clearTimeout(pending.current.timer);
      pending.current = { text: next, timer: setTimeout(flush, PAUSE) };
    },
    [flush],
  );
  // What depends on the answer appears and goes with it, so leaving the field by a click waits for the click.
  const leave = useCallback(() => press.after(flush), [flush]);
  return { draft, change, leave };
}
