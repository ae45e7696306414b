import { APIError } from 'better-auth/api';
import { z } from 'zod';
import { checkValue } from '../http/read-input.ts';
import { languageSchema, lineSchema } from '../http/texts.ts';

/** Nothing that our pages ask for, though the library would keep it. */
const notAsked = z.undefined({ error: 'is not asked for' }).optional();

/** What a new user may say about himself; the library takes any text. */
const newcomer = z.object({
  name: lineSchema(200).min(1),
  email: z.email().max(254),
  username: z.string().optional(),
  language: languageSchema.max(20).optional(),
  phone: lineSchema(50).optional(),
  // Shown in place of the username, and checked by nobody: it could be another's.
  displayUsername: notAsked,
  image: notAsked,
});

/** What the library itself calls a field that it refuses. */
const codes: { readonly [field: string]: string } = { email: 'INVALID_EMAIL', username: 'INVALID_USERNAME' };

/** The same care with a body of the identity library's as at our own routes. Throws the library's refusal. */
export function refuseUnkeepable(path: string, body: unknown): void {
  try {
    checkValue('body', body);
  } catch (error) {
    throw refused('INVALID_TEXT', error instanceof Error ? error.message : 'The body cannot be kept.');
  }
  if (path !== '/sign-up/email') return;
  const [issue] = newcomer.safeParse(body).error?.issues ?? [];
  if (issue) throw refused(codes[String(issue.path[0])] ?? 'INVALID_TEXT', issue.message);
}

const refused = (code: string, message: string) => new APIError('BAD_REQUEST', { code, message });
