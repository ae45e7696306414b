import { z } from 'zod';
import { badRequest } from './problem.ts';
import { checkValue } from './read-input.ts';

/** Query of every list: how many, and where the last page ended. */
export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(1000).optional(),
};

/** One page; `next` is the cursor of the following one, null at the end. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), next: z.string().nullable() });
}

/** A cursor is the sort values of the last row seen: no secret, but nothing to build by hand either. */
function encodeCursor(values: readonly (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/** Parses a cursor by the shape that its list gave it. Throws a problem when it is not one of ours. */
export function decodeCursor<T extends z.ZodType>(cursor: string | undefined, shape: T): z.output<T> | null {
  if (cursor === undefined) return null;
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    checkValue('cursor', place);
    return shape.parse(place);
  } catch {
    throw badRequest('The cursor is not one that this list gave.');
  }
}

/** Cuts one row more than asked into a page and its cursor. */
export function page<Row>(
  rows: readonly Row[],
  limit: number,
  cursorOf: (row: Row) => readonly (string | number | null)[],
): { items: Row[]; next: string | null } {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last !== undefined ? encodeCursor(cursorOf(last)) : null };
}
