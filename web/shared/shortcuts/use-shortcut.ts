import { useEffect, useRef } from 'react';
import { register } from './registry.ts';

/**
 * A key that does something while this part of the page is on the screen; it stands in the list that `?` opens.
 * `keys` as `KeyboardEvent.key` names them, several after another with a space (`g h`). Never acts while
 * something is typed, in an open dialog or menu, or when the reader has turned shortcuts off. With `null` as the
 * action there is nothing to do just now, and the key is not listed.
 */
export function useShortcut(keys: string, label: string, action: (() => void) | null): void {
  const latest = useRef(action);
  useEffect(() => {
    latest.current = action;
  });
  const acts = action !== null;
  useEffect(() => {
    if (!acts) return undefined;
    return register({ keys, label, action: () => latest.current?.() });
  }, [keys, label, acts]);
}
