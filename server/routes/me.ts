import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { defineRoute, type Route } from '../http/define-route.ts';
import { disposition } from '../http/send-file.ts';
import { languageSchema, lineSchema, textSchema } from '../http/texts.ts';
import { readMe, sendForgottenUsername, updateMe } from '../use-cases/account.ts';
import { exportMyData } from '../use-cases/export-my-data.ts';

const me = z.object({
  id: z.string(),
  name: z.string(),
  username: z.string().nullable(),
  email: z.string(),
  language: z.string(),
  phone: z.string(),
  administrator: z.boolean(),
  twoFactor: z.boolean().describe('Sign-ins ask for a second factor'),
  demonstration: z.boolean().describe('This is a demonstration'),
  clockAheadSeconds: z.number().int().describe('How far a demonstration’s clock was moved'),
  twoFactorRequired: z.boolean().describe('The installation wants one of this account'),
  may: z.array(z.string()).describe('What some role of the user allows in some program.'),
  roles: z.array(z.object({ program: z.string(), role: z.string(), title: textSchema })),
  companies: z.array(z.object({ company: z.object({ id: z.string(), name: z.string() }), role: z.string() })),
});

export function routes(deps: Deps): Route[] {
  return [
    defineRoute({
      verb: 'read-me',
      method: 'get',
      path: '/api/v1/me',
      right: 'signed-in',
      tag: 'account',
      summary: 'The signed-in user, his roles and companies',
      answers: { 200: me },
      handle: async ({ user }) => ({ body: await readMe(deps, user) }),
    }),
    defineRoute({
      verb: 'update-me',
      method: 'patch',
      path: '/api/v1/me',
      right: 'signed-in',
      tag: 'account',
      summary: 'Change one’s own name, language or phone',
      body: z.strictObject({
        name: lineSchema(200).min(1).optional(),
        language: languageSchema.optional(),
        phone: lineSchema(50).optional(),
      }),
      answers: { 200: me },
      handle: async ({ user, body }) => ({ body: await updateMe(deps, user, body) }),
    }),
    defineRoute({
      verb: 'export-my-data',
      method: 'get',
      path: '/api/v1/me/data',
      right: 'signed-in',
      tag: 'account',
      summary: 'Everything held of oneself, as one file',
      answers: { 200: z.looseObject({ madeAt: z.string() }) },
      async handle({ user }) {
        const body = await exportMyData(deps, user);
        return { body, headers: { 'Content-Disposition': disposition('my-data.json') } };
      },
    }),
    defineRoute({
      verb: 'send-forgotten-username',
      method: 'post',
      path: '/api/v1/forgotten-usernames',
      right: 'public',
      tag: 'account',
      summary: 'Mail the username to its owner',
      description: 'Answers the same whether or not there is an account with this address.',
      body: z.strictObject({ email: z.email().max(254) }),
      answers: { 202: null },
      async handle({ body, clientAddress }) {
        await sendForgottenUsername(deps, body.email, clientAddress);
        return { status: 202 };
      },
    }),
  ];
}
