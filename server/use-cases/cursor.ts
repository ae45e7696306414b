import type { Json } from '../../engine/index.ts';
import { badRequest } from '../http/problem.ts';

/** A place in an order: where the last page ended. Opaque to whoever carries it. */
export function writeCursor(sort: string, value: Json, id: string): string {
  return Buffer.from(JSON.stringify([sort, value, id])).toString('base64url');
}

/** Reads a cursor of the same order; throws a 400 problem for anything else. */
export function readCursor(cursor: string, sort: string): { value: string | number; id: string } {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(parts)) {
      const [of, value, id] = parts as unknown[];
      const plain = typeof value === 'string' || typeof value === 'number';
      if (of === sort && plain && typeof id === 'string') return { value, id };
    }
  } catch {
    // Not ours: answered below like every other wrong cursor.
  }
  throw badRequest('This cursor is not of this list. Begin without one.');
}
