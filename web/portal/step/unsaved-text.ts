import type { Answers } from './merge-answers.ts';

/** Answers that have not reached the server, with what they were made from. */
export interface UnsavedText {
  data: Answers;
  base: Answers;
  revision: number;
}

/** Where unsaved text waits in the browser; a full or forbidden storage keeps nothing. */
export interface TextKeeper {
  read(): UnsavedText | null;
  keep(text: UnsavedText): void;
  forget(): void;
}

/** Keeps the text of one step of one user: several people may share a browser. */
export function browserKeeper(key: string): TextKeeper {
  const name = `attest.unsaved.${key}`;
  return {
    read() {
      try {
        const kept: unknown = JSON.parse(localStorage.getItem(name) ?? 'null');
        return isUnsavedText(kept) ? kept : null;
      } catch {
        return null;
      }
    },
    keep(text) {
      try {
        localStorage.setItem(name, JSON.stringify(text));
      } catch {
        // Private windows may refuse; the text is then only in the form.
      }
    },
    forget() {
      try {
        localStorage.removeItem(name);
      } catch {
        // Nothing was kept either.
      }
    },
  };
}

/** Forgets what is kept under a key, and under all keys below it. */
export function forgetKept(key: string): void {
  const name = `attest.unsaved.${key}`;
  try {
    for (const one of Object.keys(localStorage)) {
      if (one === name || one.startsWith(`${name}/`)) localStorage.removeItem(one);
    }
  } catch {
    // Nothing was kept either.
  }
}

function isUnsavedText(value: unknown): value is UnsavedText {
  if (typeof value !== 'object' || value === null) return false;
  const { data, base, revision } = value as Partial<UnsavedText>;
  return (
    typeof data === 'object' && data !== null && typeof base === 'object' && typeof revision === 'number'
  );
}
