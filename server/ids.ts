import { randomBytes } from 'node:crypto';

/** Random names that cannot be guessed. */
export interface Ids {
  /** 128 random bits as 22 letters and digits. */
  next(): string;
  /** 256 random bits as 43 letters and digits, for secrets. */
  secret(): string;
}

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

function base62(bytes: Uint8Array, length: number): string {
  let rest = BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
  let text = '';
  while (text.length < length) {
    text = alphabet[Number(rest % 62n)] + text;
    rest /= 62n;
  }
  return text;
}

export const randomIds: Ids = {
  next: () => base62(randomBytes(16), 22),
  secret: () => base62(randomBytes(32), 43),
};
