import type { z } from 'zod';
import { badRequest } from './problem.ts';

const deepest = 40;

/** Refuses JSON that is nested deeper than any form needs, or that names a prototype. */
export function checkDepth(value: unknown, depth = 0): void {
  if (typeof value !== 'object' || value === null) return;
  if (depth >= deepest) throw badRequest(`The body is nested deeper than ${deepest} levels.`);
  if (Object.hasOwn(value, '__proto__')) throw badRequest('The body names __proto__.');
  for (const child of Object.values(value)) checkDepth(child, depth + 1);
}

/** Parses one part of a request by its schema; every fault becomes a reason with its place. */
export function readInput(part: string, schema: z.ZodType, value: unknown): unknown {
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
