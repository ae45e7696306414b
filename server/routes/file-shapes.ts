import { z } from 'zod';
import { badRequest } from '../http/problem.ts';

/** What stands in an answer for an uploaded file. */
export const fileShape = z.object({
  id: z.string(),
  name: z.string(),
  size: z.number().int(),
  type: z.string(),
  sha256: z.string(),
});

/** The place of a form that a file goes to. */
export const filePlace = z.object({
  form: z.string().max(100),
  step: z.string().max(100),
  pointer: z.string().max(500).describe('RFC 6901, inside the step’s data'),
});

export const fileNameHeader = z.object({
  // 255 characters, the most that file systems take, are nine times as many where none of them is Latin.
  'x-file-name': z.string().min(1).max(2500).describe('The file’s name, percent-encoded UTF-8'),
});

/** Throws 400 for what is not percent-encoded UTF-8. */
export function decodedName(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    throw badRequest('X-File-Name is not percent-encoded UTF-8.');
  }
}
