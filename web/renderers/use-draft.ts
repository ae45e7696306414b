import { useCallback, useEffect, useRef, useState } from 'react';
import { press } from '../shared/parts/pointer-press.ts';
import { type Draft, useDrafts } from './drafts.ts';

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

  const drafts = useDrafts();
  const read = useCallback((): Draft => {
    const { path, parse } = latest.current;
    return { path, value: parse(pending.current?.text ?? '') };
  }, []);
  const flush = useCallback(() => {
    if (!pending.current) return;
    clearTimeout(pending.current.timer);
    const { path, value } = read();
    pending.current = null;
    latest.current.handleChange(path, value);
    drafts?.end(read);
  }, [drafts, read]);

  useEffect(() => {
    if (!pending.current) setDraft(shown);
  }, [shown]);
  useEffect(() => flush, [flush]);

  const change = useCallback(
    (next: string) => {
      setDraft(next);
      if (pending.current) clearTimeout(pending.current.timer);
      else drafts?.begin(read);
      pending.current = { text: next, timer: setTimeout(flush, PAUSE) };
    },
    [flush, drafts, read],
  );
  // What depends on the answer appears and goes with it, so leaving the field by a click waits for the click.
  const leave = useCallback(() => press.after(flush), [flush]);
  return { draft, change, leave };
}
