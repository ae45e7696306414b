import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { defineRoute, type Route } from '../http/define-route.ts';
import { decodeCursor, page, pageOf, pageQuery } from '../http/paging.ts';
import { idSchema, lineSchema, writtenSchema } from '../http/texts.ts';
import {
  endUserSessions,
  grantRole,
  listUsers,
  readUser,
  revokeRole,
  type UserFilter,
  updateUser,
} from '../use-cases/users.ts';

const grant = z.object({ program: z.string(), role: z.string() });
const grantBody = z.strictObject({ program: lineSchema(60).min(1), role: lineSchema(60).min(1) });

const user = z.object({
  id: z.string(),
  name: z.string(),
  username: z.string().nullable(),
  email: z.string(),
  emailVerified: z.boolean(),
  administrator: z.boolean(),
  status: z.enum(['active', 'suspended']),
  language: z.string(),
  phone: z.string(),
  twoFactor: z.boolean().describe('Sign-ins ask for a second factor'),
  createdAt: z.string(),
  roles: z.array(grant),
  lastSignIn: z.string().nullable(),
});
const fullUser = user.extend({
  suspension: z
    .object({ at: z.string(), by: z.string().nullable(), reason: z.string().nullable() })
    .nullable()
    .describe('Of a suspended account: who did it, and why'),
  companies: z.array(z.object({ company: z.object({ id: z.string(), name: z.string() }), role: z.string() })),
});
const params = z.object({ user: idSchema });

function roleOf(text: string | undefined): UserFilter['role'] {
  if (text === undefined || text === 'administrator' || text === 'none') return text;
  const [program = '', role = ''] = text.split('/');
  return { program, role };
}

export function routes(deps: Deps): Route[] {
  return [
    defineRoute({
      verb: 'list-users',
      method: 'get',
      path: '/api/v1/users',
      right: { may: 'users' },
      tag: 'users',
      summary: 'Users by name',
      query: z.object({
        ...pageQuery,
        q: lineSchema(100).optional(),
        status: z.enum(['active', 'suspended', 'unconfirmed']).optional(),
        role: lineSchema(130)
          .regex(/^(administrator|none|[^/]+\/[^/]+)$/, 'is not administrator, none or program/role')
          .optional()
          .describe('`administrator`, `none` or `program/role`'),
        twoFactor: z.enum(['true', 'false']).optional(),
      }),
      answers: { 200: pageOf(user) },
      async handle({ query }) {
        const after = decodeCursor(query.cursor, z.tuple([z.string(), z.string()]));
        const rows = await listUsers(deps, {
          q: query.q,
          status: query.status,
          role: roleOf(query.role),
          twoFactor: query.twoFactor === undefined ? undefined : query.twoFactor === 'true',
          after: after && { name: after[0], id: after[1] },
          limit: query.limit + 1,
        });
        return { body: page(rows, query.limit, (row) => [row.name, row.id]) };
      },
    }),
    defineRoute({
      verb: 'read-user',
      method: 'get',
      path: '/api/v1/users/:user',
      right: { may: 'users' },
      tag: 'users',
      summary: 'One user with his roles and companies',
      params,
      answers: { 200: fullUser },
      handle: async (ctx) => ({ body: await readUser(deps, ctx.params.user) }),
    }),
    defineRoute({
      verb: 'update-user',
      method: 'patch',
      path: '/api/v1/users/:user',
      right: 'administrator',
      tag: 'users',
      summary: 'Suspend, reinstate, make an administrator',
      params,
      body: z.strictObject({
        status: z.enum(['active', 'suspended']).optional(),
        administrator: z.boolean().optional(),
        reason: writtenSchema().optional().describe('Asked for with a suspension'),
      }),
      answers: { 200: fullUser },
      handle: async (ctx) => ({ body: await updateUser(deps, ctx.user, ctx.params.user, ctx.body) }),
    }),
    defineRoute({
      verb: 'grant-role',
      method: 'post',
      path: '/api/v1/users/:user/roles',
      right: 'administrator',
      tag: 'users',
      summary: 'Give a role in a program',
      params,
      body: grantBody,
      answers: { 200: z.object({ items: z.array(grant) }) },
      handle: async (ctx) => ({
        body: { items: await grantRole(deps, ctx.user, ctx.params.user, ctx.body) },
      }),
    }),
    defineRoute({
      verb: 'revoke-role',
      method: 'delete',
      path: '/api/v1/users/:user/roles/:program/:role',
      right: 'administrator',
      tag: 'users',
      summary: 'Take a role back',
      params: params.extend({ program: lineSchema(60), role: lineSchema(60) }),
      answers: { 204: null },
      async handle(ctx) {
        const { user: id, program, role } = ctx.params;
        await revokeRole(deps, ctx.user, id, { program, role });
        return { status: 204 };
      },
    }),
    defineRoute({
      verb: 'end-user-sessions',
      method: 'delete',
      path: '/api/v1/users/:user/sessions',
      right: 'administrator',
      tag: 'users',
      summary: 'Sign a user out everywhere',
      params,
      answers: { 204: null },
      async handle(ctx) {
        await endUserSessions(deps, ctx.user, ctx.params.user);
        return { status: 204 };
      },
    }),
  ];
}
