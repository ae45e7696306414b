import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { defineRoute, type Route } from '../http/define-route.ts';
import { languageSchema, lineSchema } from '../http/texts.ts';
import { shortestPassword, usernamePattern } from '../identity/options.ts';
import { firstAdministrator } from '../use-cases/first-administrator.ts';

export function routes(deps: Deps): Route[] {
  return [
    defineRoute({
      verb: 'first-administrator',
      method: 'post',
      path: '/api/v1/first-administrator',
      right: 'public',
      tag: 'account',
      summary: 'Make the first administrator with the one-time link printed at first start',
      body: z.strictObject({
        token: z.string().min(20).max(100),
        name: lineSchema(200).min(1),
        username: z.string().min(3).max(40).regex(usernamePattern),
        email: z.email().max(254),
        password: z.string().min(shortestPassword).max(200),
        language: languageSchema.default('en'),
      }),
      answers: { 201: z.object({ id: z.string() }) },
      handle: async ({ body }) => ({ status: 201, body: await firstAdministrator(deps, body) }),
    }),
  ];
}
