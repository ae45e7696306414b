import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { defineRoute, type Route } from '../http/define-route.ts';
import { idSchema, languageSchema, lineSchema } from '../http/texts.ts';
import { shortestPassword, usernamePattern } from '../identity/options.ts';
import {
  acceptInvitation,
  inviteUser,
  listInvitations,
  readInvitation,
  resendInvitation,
  revokeInvitation,
} from '../use-cases/invitations.ts';

const grants = z.array(z.strictObject({ program: lineSchema(60).min(1), role: lineSchema(60).min(1) }));
const invitation = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  language: z.string(),
  administrator: z.boolean(),
  grants,
  invitedBy: z.string(),
  createdAt: z.string(),
  sentAt: z.string(),
  expiresAt: z.string(),
  expired: z.boolean(),
});
const token = z.string().min(20).max(100);
const params = z.object({ invitation: idSchema });

/** Accounts that an administrator prepares and their owners open by a mailed link. */
export function routes(deps: Deps): Route[] {
  return [
    defineRoute({
      verb: 'list-invitations',
      method: 'get',
      path: '/api/v1/invitations',
      right: 'administrator',
      tag: 'users',
      summary: 'Open invitations, newest first',
      answers: { 200: z.object({ items: z.array(invitation) }) },
      handle: async () => ({ body: { items: await listInvitations(deps) } }),
    }),
    defineRoute({
      verb: 'invite-user',
      method: 'post',
      path: '/api/v1/invitations',
      right: 'administrator',
      tag: 'users',
      summary: 'Mail somebody a link to open an account with these roles',
      body: z.strictObject({
        email: z.email().max(254),
        name: lineSchema(200).min(1),
        language: languageSchema.default('en'),
        administrator: z.boolean().default(false),
        grants: grants.max(50).default([]),
        portalOnly: z.boolean().default(false).describe('The person is meant to have no role'),
      }),
      answers: { 201: invitation },
      handle: async ({ user, body }) => ({ status: 201, body: await inviteUser(deps, user, body) }),
    }),
    defineRoute({
      verb: 'resend-invitation',
      method: 'post',
      path: '/api/v1/invitations/:invitation/links',
      right: 'administrator',
      tag: 'users',
      summary: 'Mail a new link; the one sent before ends',
      params,
      answers: { 200: invitation },
      handle: async (ctx) => ({ body: await resendInvitation(deps, ctx.user, ctx.params.invitation) }),
    }),
    defineRoute({
      verb: 'revoke-invitation',
      method: 'delete',
      path: '/api/v1/invitations/:invitation',
      right: 'administrator',
      tag: 'users',
      summary: 'Take an invitation back; its link ends',
      params,
      answers: { 204: null },
      async handle(ctx) {
        await revokeInvitation(deps, ctx.user, ctx.params.invitation);
        return { status: 204 };
      },
    }),
    defineRoute({
      verb: 'read-invitation',
      method: 'post',
      path: '/api/v1/invitation-links',
      right: 'public',
      tag: 'account',
      summary: 'Whom a mailed link invites; the link is the right',
      body: z.strictObject({ token }),
      answers: { 200: z.object({ email: z.string(), name: z.string(), expiresAt: z.string() }) },
      handle: async ({ body }) => ({ body: await readInvitation(deps, body.token) }),
    }),
    defineRoute({
      verb: 'accept-invitation',
      method: 'post',
      path: '/api/v1/accepted-invitations',
      right: 'public',
      tag: 'account',
      summary: 'Open the account that a mailed link invites to',
      body: z.strictObject({
        token,
        name: lineSchema(200).min(1),
        username: z.string().min(3).max(40).regex(usernamePattern),
        password: z.string().min(shortestPassword).max(200),
        language: languageSchema.default('en'),
      }),
      answers: { 201: z.object({ id: z.string() }) },
      handle: async ({ body }) => ({ status: 201, body: await acceptInvitation(deps, body) }),
    }),
  ];
}
