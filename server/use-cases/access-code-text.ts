import { createHash } from 'node:crypto';
import type { Ids } from '../ids.ts';

/** No letter or digit that is read as another one. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const length = 12;

/** A new code: 12 characters out of 31, about 59 bits, drawn from the server's source of chance. */
export function newCode(ids: Pick<Ids, 'secret'>): string {
  // 256 random bits, so that the remainders are even to all intents.
  let rest = BigInt(`0x${createHash('sha256').update(ids.secret()).digest('hex')}`);
  let text = '';
  while (text.length < length) {
    text += alphabet[Number(rest % BigInt(alphabet.length))];
    rest /= BigInt(alphabet.length);
  }
  return text;
}

/** As people read it: in groups of four. */
export const shownCode = (code: string) => code.match(/.{1,4}/g)?.join('-') ?? code;

/** As it is kept, whatever people type between its letters. */
export const keptCode = (typed: string) => typed.toUpperCase().replace(/[^A-Z0-9]/g, '');
