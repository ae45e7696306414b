import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { defineRoute, type Route } from '../http/define-route.ts';
import { dateSchema, idSchema } from '../http/texts.ts';
import {
  issueAccessCode,
  listAccessCodes,
  readAccessCode,
  revokeAccessCode,
} from '../use-cases/access-codes.ts';

const named = z.object({ id: z.string(), name: z.string() });

const codeShape = z.object({
  id: z.string(),
  code: z.string(),
  kind: z.enum(['amount', 'percent']),
  value: z.number().int().describe('In the smallest unit of the currency, or percent'),
  currency: z.string().nullable(),
  maxUses: z.number().int(),
  uses: z.number().int(),
  expiresOn: z.string().nullable(),
  program: z.string().nullable(),
  company: named.nullable(),
  holder: named.nullable(),
  note: z.string(),
  createdAt: z.string(),
  createdBy: z.string(),
  revokedAt: z.string().nullable(),
  managed: z.boolean(),
});

const usageShape = z.object({
  code: codeShape,
  orders: z.array(
    z.object({
      id: z.string(),
      number: z.string(),
      state: z.enum(['open', 'pending', 'failed', 'paid', 'cancelled', 'replaced']),
      currency: z.string(),
      discount: z.number().int(),
      submittedAt: z.string(),
      by: z.string(),
    }),
  ),
});

const params = z.object({ code: idSchema });
const tag = 'Payments';

/** Access codes: staff issue and withdraw them, assessors see those that they hold. */
export function routes(deps: Deps): Route[] {
  return [
    defineRoute({
      verb: 'list-access-codes',
      method: 'get',
      path: '/api/v1/access-codes',
      right: 'signed-in',
      summary: 'Codes of one’s programs, and those that oneself or one’s companies hold',
      tag,
      answers: { 200: z.object({ items: z.array(codeShape) }) },
      handle: async ({ user }) => ({ body: { items: await listAccessCodes(deps, user) } }),
    }),
    defineRoute({
      verb: 'issue-access-code',
      method: 'post',
      path: '/api/v1/access-codes',
      right: { may: 'accessCodes' },
      summary: 'Issues a code worth an amount or a percentage',
      tag,
      body: z.strictObject({
        kind: z.enum(['amount', 'percent']),
        value: z.number().int().min(1).max(100_000_000),
        currency: z
          .string()
          .regex(/^[A-Z]{3}$/, 'is a currency such as CAD')
          .nullable()
          .default(null),
        maxUses: z.number().int().min(1).max(100_000),
        expiresOn: dateSchema.nullable().describe('The last day; `null` says that there is none'),
        program: z.string().max(64).nullable().default(null),
        company: idSchema.nullable().default(null),
        holder: z.email().max(254).nullable().default(null),
        note: z.string().max(500).default(''),
      }),
      answers: { 201: codeShape },
      handle: async ({ user, body }) => ({ status: 201, body: await issueAccessCode(deps, user, body) }),
    }),
    defineRoute({
      verb: 'read-access-code',
      method: 'get',
      path: '/api/v1/access-codes/:code',
      right: { may: 'accessCodes' },
      summary: 'A code and the orders that used it',
      tag,
      params,
      answers: { 200: usageShape },
      handle: async ({ user, params: { code } }) => ({ body: await readAccessCode(deps, user, code) }),
    }),
    defineRoute({
      verb: 'revoke-access-code',
      method: 'post',
      path: '/api/v1/access-codes/:code/revoke',
      right: { may: 'accessCodes' },
      summary: 'Withdraws a code; orders that were submitted keep their price',
      tag,
      params,
      answers: { 204: null },
      async handle({ user, params: { code } }) {
        await revokeAccessCode(deps, user, code);
        return { status: 204 };
      },
    }),
  ];
}
