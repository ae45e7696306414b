import type { z } from 'zod';
import { badRequest } from './problem.ts';

const deepest = 40;
const mostValues = 10_000;

/**
 * Refuses what no form needs and what could harm behind the door: JSON that is nested too deeply or holds too
 * many values, names a prototype, or says what a database cannot keep (NUL, half a character, infinity).
 */
export function checkValue(part: string, value: unknown): void {
  const count = { left: mostValues };
  walk(part, value, 0, count);
}

function walk(part: string, value: unknown, depth: number, count: { left: number }): void {
  count.left -= 1;
  if (count.left < 0) throw badRequest(`The ${part} holds more than ${mostValues} values.`);
  if (typeof value === 'string') checkText(part, value);
  if (typeof value === 'number' && !Number.isFinite(value)) {
    throw badRequest(`The ${part} holds a number that is too large.`);
  }
  if (typeof value !== 'object' || value === null) return;
  if (depth >= deepest) throw badRequest(`The ${part} is nested deeper than ${deepest} levels.`);
  for (const [key, child] of Object.entries(value)) {
    if (key === '__proto__') throw badRequest(`The ${part} names __proto__.`);
    checkText(part, key);
    walk(part, child, depth + 1, count);
  }
}

function checkText(part: string, text: string): void {
  // With the flag, a surrogate matches only where its other half is missing.
  if (text.includes('\0') || /\p{Cs}/u.test(text)) {
    throw badRequest(`The ${part} holds a character that cannot be kept.`);
  }
}

/** Parses one part of a request by its schema; every fault becomes a reason with its place. */
export function readInput(part: string, schema: z.ZodType, value: unknown): unknown {
  checkValue(part, value);
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw badRequest(`The ${part} of the request is not as described.`, {
    reasons: parsed.error.issues.map((issue) => ({
      message: issue.message,
      in: part,
      pointer: issue.path
        .map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`)
        .join(''),
    })),
  });
}
