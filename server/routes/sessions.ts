import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { defineRoute, type Route } from '../http/define-route.ts';
import { idSchema, writtenSchema } from '../http/texts.ts';
import { forcePasswordReset, resetTwoFactor } from '../use-cases/reset-access.ts';
import { endMySession, endUserSession, listMySessions, listUserSessions } from '../use-cases/sessions.ts';

const sessions = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      createdAt: z.string(),
      seenAt: z.string().describe('Noted at most once a day'),
      expiresAt: z.string(),
      address: z.string().nullable(),
      device: z.string().nullable(),
      current: z.boolean().describe('The session that asks'),
    }),
  ),
});
const params = z.object({ user: idSchema });
const because = z.strictObject({ reason: writtenSchema() });

/** Where people are signed in, and the ways to make them begin anew. */
export function routes(deps: Deps): Route[] {
  return [
    defineRoute({
      verb: 'list-my-sessions',
      method: 'get',
      path: '/api/v1/me/sessions',
      right: 'signed-in',
      tag: 'account',
      summary: 'Where one is signed in',
      answers: { 200: sessions },
      async handle({ user, request }) {
        const token = deps.identity.sessionTokenOf(request);
        return { body: { items: await listMySessions(deps, user, token) } };
      },
    }),
    defineRoute({
      verb: 'end-my-session',
      method: 'delete',
      path: '/api/v1/me/sessions/:session',
      right: 'signed-in',
      tag: 'account',
      summary: 'Sign one of one’s own browsers out',
      params: z.object({ session: idSchema }),
      answers: { 204: null },
      async handle(ctx) {
        await endMySession(deps, ctx.user, ctx.params.session);
        return { status: 204 };
      },
    }),
    defineRoute({
      verb: 'list-user-sessions',
      method: 'get',
      path: '/api/v1/users/:user/sessions',
      right: 'administrator',
      tag: 'users',
      summary: 'Where a user is signed in',
      params,
      answers: { 200: sessions },
      async handle({ params: { user }, request }) {
        const token = deps.identity.sessionTokenOf(request);
        return { body: { items: await listUserSessions(deps, user, token) } };
      },
    }),
    defineRoute({
      verb: 'end-user-session',
      method: 'delete',
      path: '/api/v1/users/:user/sessions/:session',
      right: 'administrator',
      tag: 'users',
      summary: 'Sign one browser of a user out',
      params: params.extend({ session: idSchema }),
      answers: { 204: null },
      async handle(ctx) {
        await endUserSession(deps, ctx.user, ctx.params.user, ctx.params.session);
        return { status: 204 };
      },
    }),
    defineRoute({
      verb: 'reset-two-factor',
      method: 'post',
      path: '/api/v1/users/:user/two-factor-resets',
      right: 'administrator',
      tag: 'users',
      summary: 'Take the second factor off an account whose owner lost it',
      params,
      body: because,
      answers: { 204: null },
      async handle(ctx) {
        await resetTwoFactor(deps, ctx.user, ctx.params.user, ctx.body.reason);
        return { status: 204 };
      },
    }),
    defineRoute({
      verb: 'force-password-reset',
      method: 'post',
      path: '/api/v1/users/:user/password-resets',
      right: 'administrator',
      tag: 'users',
      summary: 'Make a password worthless and mail its owner a link to choose another',
      params,
      body: because,
      answers: { 204: null },
      async handle(ctx) {
        await forcePasswordReset(deps, ctx.user, ctx.params.user, ctx.body.reason);
        return { status: 204 };
      },
    }),
  ];
}
