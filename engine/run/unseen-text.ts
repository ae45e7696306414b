import type { Json } from '../model/index.ts';

/**
 * What leaves no ink on paper: blanks of all kinds, controls, zero widths, fillers, and accents that any letter of any
 * script may carry. A sign of one script, as a vowel of Tamil, is a part of how its words are written.
 */
const UNSEEN = /(?=\p{M})\p{Script=Inherited}|[\p{Z}\p{C}\p{DI}\u2800\ufffc]/gu;

/** Most texts hold a letter that needs no closer look. */
const PLAIN = /[!-~]/;

/** How many characters of a text can be seen. */
export const seenLength = (text: string): number => [...text.replace(UNSEEN, '')].length;

/** Whether nothing of a text can be seen: to whoever reads it, nobody has written anything. */
export const isUnseen = (text: string): boolean => !PLAIN.test(text) && text.replace(UNSEEN, '') === '';

/** A value as people read it: a text of which nothing can be seen is an empty one. Copies only what differs. */
export function asRead<Value extends Json | undefined>(value: Value): Value;
export function asRead(value: Json | undefined): Json | undefined {
  if (typeof value === 'string') return isUnseen(value) ? '' : value;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, inner, asRead(inner)] as const);
  if (entries.every(([, inner, read]) => inner === read)) return value;
  return Array.isArray(value)
    ? entries.map(([, , read]) => read)
    : Object.fromEntries(entries.map(([key, , read]) => [key, read]));
}
