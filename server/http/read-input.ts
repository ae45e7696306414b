import type { z } from 'zod';
import { issueWords } from './issue-words.ts';
import { badRequest, type Words } from './problem.ts';

const deepest = 40;
const mostValues = 10_000;

/**
 * Refuses what no form needs and what could harm behind the door: JSON that is nested too deeply or holds too
 * many values, names a prototype, or says what a database cannot keep (NUL, half a character, infinity). What
 * stands at one place is refused with its pointer.
 */
export function checkValue(part: string, value: unknown): void {
  const count = { left: mostValues };
  walk({ part, pointer: '', depth: 0 }, value, count);
}

interface At {
  part: string;
  pointer: string;
  depth: number;
}

function walk(at: At, value: unknown, count: { left: number }): void {
  count.left -= 1;
  if (count.left < 0) throw badRequest(`The ${at.part} holds more than ${mostValues} values.`);
  if (typeof value === 'string') checkText(at, value);
  if (typeof value === 'number' && !Number.isFinite(value)) {
    throw refused(at, `The ${at.part} holds a number that is too large.`, {
      en: 'This number is too large.',
      fr: 'Ce nombre est trop grand.',
    });
  }
  if (typeof value !== 'object' || value === null) return;
  if (at.depth >= deepest) throw badRequest(`The ${at.part} is nested deeper than ${deepest} levels.`);
  for (const [key, child] of Object.entries(value)) {
    if (key === '__proto__') throw badRequest(`The ${at.part} names __proto__.`);
    checkText(at, key);
    walk({ ...at, pointer: at.pointer + pointerStep(key), depth: at.depth + 1 }, child, count);
  }
}

function checkText(at: At, text: string): void {
  // With the flag, a surrogate matches only where its other half is missing.
  if (text.includes('\0') || /\p{Cs}/u.test(text)) {
    throw refused(at, `The ${at.part} holds a character that cannot be kept.`, {
      en: 'This holds a character that cannot be kept.',
      fr: 'Ceci contient un caractère qui ne peut être conservé.',
    });
  }
}

const refused = ({ part, pointer }: At, title: string, message: Words) =>
  badRequest(title, { reasons: [{ message, in: part, pointer }] });

const pointerStep = (step: PropertyKey) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`;

/** Parses one part of a request by its schema; every fault becomes a reason with its place. */
export function readInput(part: string, schema: z.ZodType, value: unknown): unknown {
  checkValue(part, value);
  // With what was found, so that what is missing is told from what is wrong.
  const parsed = schema.safeParse(value, { reportInput: true });
  if (parsed.success) return parsed.data;
  throw badRequest(`The ${part} of the request is not as described.`, {
    reasons: parsed.error.issues.map((issue) => ({
      message: issueWords(issue),
      in: part,
      pointer: issue.path.map(pointerStep).join(''),
    })),
  });
}
