import { createHash } from 'node:crypto';
import type { Json, Sha256 } from '../model/index.ts';

/** SHA-256 of bytes, in lower-case hexadecimal. */
export function hashBytes(bytes: Uint8Array): Sha256 {
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * The one way to write a JSON value down (as RFC 8785 does): keys sorted by UTF-16 code units, no
 * white space, numbers and strings as ECMAScript writes them. Properties that are `undefined` are
 * left out. Throws a TypeError for anything that is not JSON (NaN, an infinity, a function …).
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`${value} is not JSON`);
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object') throw new TypeError(`a ${typeof value} is not JSON`);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}

/** SHA-256 of the canonical form of a JSON value: equal values have equal hashes, however they were written. */
export function hashJson(value: Json | object): Sha256 {
  return hashBytes(Buffer.from(canonicalJson(value), 'utf8'));
}
