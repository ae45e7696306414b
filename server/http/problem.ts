import { z } from 'zod';

/** One reason inside a problem: a field that is wrong, a rule that refuses. */
export const reasonSchema = z.looseObject({ message: z.unknown() });

/** RFC 9457. `code` is the stable word that a program reads; `type` is the same word as a URN. */
export const problemSchema = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  detail: z.string().optional(),
  instance: z.string().optional(),
  reasons: z.array(reasonSchema).optional(),
});

export type ProblemBody = z.infer<typeof problemSchema>;

/** What a person is told, in each language of the screens. */
export interface Words {
  en: string;
  fr: string;
}

/** An answer that refuses. Thrown anywhere below a route; nothing in it is secret. */
export class HttpProblem extends Error {
  override name = 'HttpProblem';
  readonly status: number;
  readonly code: string;
  /** Read by a person; only what is told to a program, of a request that no screen of ours sends, is in English alone. */
  readonly title: string | Words;
  readonly more: Record<string, unknown>;
  readonly headers: Record<string, string>;

  constructor(
    status: number,
    code: string,
    title: string | Words,
    more: Record<string, unknown> = {},
    headers: Record<string, string> = {},
  ) {
    super(typeof title === 'string' ? title : title.en);
    this.status = status;
    this.code = code;
    this.title = title;
    this.more = more;
    this.headers = headers;
  }

  /** The RFC 9457 body in a language; `instance` is the request's id. */
  body(language: keyof Words, instance?: string): ProblemBody {
    return {
      type: `urn:attest:problem:${this.code}`,
      title: typeof this.title === 'string' ? this.title : this.title[language],
      status: this.status,
      code: this.code,
      ...this.more,
      ...(instance === undefined ? {} : { instance }),
    };
  }
}

export const badRequest = (title: string, more: Record<string, unknown> = {}) =>
  new HttpProblem(400, 'bad-request', title, more);

export const notSignedIn = () =>
  new HttpProblem(401, 'not-signed-in', { en: 'Sign in first.', fr: 'Connectez-vous d’abord.' });

export const forbidden = (
  title: Words = { en: 'You may not do this.', fr: 'Vous ne pouvez pas faire cela.' },
) => new HttpProblem(403, 'forbidden', title);

/** Also the answer for objects that somebody may not even know of. */
export const notFound = (what = 'This') =>
  new HttpProblem(404, 'not-found', {
    en: `${what} does not exist.`,
    fr: 'Ce que vous cherchez n’existe pas, ou ne vous est pas accessible.',
  });

export const conflict = (code: string, title: Words, more: Record<string, unknown> = {}) =>
  new HttpProblem(409, code, title, more);

/** The revision named in `If-Match` is not the current one. */
export const stale = (more: Record<string, unknown> = {}) =>
  new HttpProblem(
    412,
    'stale-revision',
    {
      en: 'This has changed since you read it. Read it again.',
      fr: 'Ceci a changé depuis que vous l’avez lu. Relisez-le.',
    },
    more,
  );

export const preconditionRequired = () =>
  new HttpProblem(428, 'precondition-required', 'Say in If-Match which revision you saw.');

export const unprocessable = (code: string, title: Words, more: Record<string, unknown> = {}) =>
  new HttpProblem(422, code, title, more);

/** 422 for an `Idempotency-Key` that was sent with another request before. */
export const keyReused = () =>
  unprocessable('idempotency-key-reused', {
    en: 'This Idempotency-Key was used for another request.',
    fr: 'Cette clé (Idempotency-Key) a déjà servi à une autre demande.',
  });

const inWords = (status: number, code: string, message: Words, pointer?: string) =>
  new HttpProblem(status, code, message, {
    reasons: [{ ...(pointer === undefined ? {} : { pointer }), message }],
  });

/** 422 for one field, `pointer`, of the request. */
export const wrongField = (code: string, pointer: string, message: Words) =>
  inWords(422, code, message, pointer);

/** 409 with a reason that is shown as it stands; `pointer`: the field it is about, where it is about one. */
export const conflictOf = (code: string, message: Words, pointer?: string) =>
  inWords(409, code, message, pointer);

export const tooMany = (retryAfterSeconds: number) =>
  new HttpProblem(
    429,
    'too-many-requests',
    { en: 'Too many requests. Try again later.', fr: 'Trop de demandes. Réessayez plus tard.' },
    {},
    {
      'Retry-After': String(retryAfterSeconds),
    },
  );
