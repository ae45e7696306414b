import { APIError } from 'better-auth/api';
import { z } from 'zod';
import { checkValue } from '../http/read-input.ts';
import { languageSchema, lineSchema } from '../http/texts.ts';

/** What a new user may say about himself; the library takes any text. */
const newcomer = z.object({
  name: lineSchema(200).min(1),
  language: languageSchema.max(20).optional(),
  phone: lineSchema(50).optional(),
});

/** The same care with a body of the identity library's as at our own routes. Throws the library's refusal. */
export function refuseUnkeepable(path: string, body: unknown): void {
  let reason: string | undefined;
  try {
    checkValue('body', body);
    if (path === '/sign-up/email') reason = newcomer.safeParse(body).error?.issues[0]?.message;
  } catch (error) {
    reason = error instanceof Error ? error.message : 'The body cannot be kept.';
  }
  if (reason !== undefined) throw new APIError('BAD_REQUEST', { code: 'INVALID_TEXT', message: reason });
}
