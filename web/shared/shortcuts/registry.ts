/** One thing that a key does while the part of the page that says so is on the screen. */
export interface Shortcut {
  /** `?`, `j`, `Enter`, or several pressed one after another: `g h`. As `KeyboardEvent.key` names them. */
  keys: string;
  label: string;
  action: () => void;
}

const OFF = 'attest.shortcuts';
const listeners = new Set<() => void>();
let all: readonly Shortcut[] = [];
let on = globalThis.localStorage?.getItem(OFF) !== 'off';

function tell(): void {
  for (const listener of listeners) listener();
}

/** Puts a shortcut on top of those that use the same keys. Gives what takes it away again. */
export function register(shortcut: Shortcut): () => void {
  all = [...all, shortcut];
  tell();
  return () => {
    all = all.filter((one) => one !== shortcut);
    tell();
  };
}

export function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** All that are registered now, the latest last. */
export const registered = (): readonly Shortcut[] => all;

export const shortcutsOn = (): boolean => on;

/** Keys of one letter can be in the way of speech input and of reading aids: the reader may turn them off here. */
export function turnShortcuts(wanted: boolean): void {
  on = wanted;
  if (wanted) localStorage.removeItem(OFF);
  else localStorage.setItem(OFF, 'off');
  tell();
}

/** The ones that act now: of those with the same keys the latest. */
export function acting(shortcuts: readonly Shortcut[]): Shortcut[] {
  return [...new Map(shortcuts.map((one) => [one.keys, one])).values()];
}

/**
 * What a key means after those pressed just before: an action, the beginning of a longer one (`'more'`), or
 * nothing.
 */
export function meaning(
  shortcuts: readonly Shortcut[],
  pressed: readonly string[],
): Shortcut | 'more' | null {
  const keys = pressed.join(' ');
  const found = acting(shortcuts);
  return (
    found.find((one) => one.keys === keys) ??
    (found.some((one) => one.keys.startsWith(`${keys} `)) ? 'more' : null)
  );
}
