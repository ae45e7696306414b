import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { defineRoute, type Route } from '../http/define-route.ts';
import { textSchema } from '../http/texts.ts';
import { readAttention, readSystem } from '../use-cases/read-system.ts';

const systemShape = z.object({
  version: z.string(),
  node: z.string(),
  now: z.string(),
  startedAt: z.string(),
  database: z.object({
    kind: z.string(),
    migrations: z.number().int(),
    bytes: z.number().int().nullable(),
  }),
  disk: z.object({ freeBytes: z.number(), totalBytes: z.number() }),
  files: z.object({ count: z.number().int(), bytes: z.number() }),
  programs: z.array(z.object({ program: z.string(), hash: z.string(), title: textSchema })),
  late: z.object({ effects: z.number().int(), timers: z.number().int() }),
  lastBackup: z.object({ madeAt: z.string(), files: z.number().int() }).nullable(),
  services: z.object({
    mail: z.enum(['kept', 'smtp']),
    scanner: z.enum(['test signature', 'clamav']),
    payments: z.string(),
    twoFactor: z.string(),
  }),
});

/** How the installation is, for administrators. */
export function routes(deps: Deps): Route[] {
  return [
    defineRoute({
      verb: 'read-attention',
      method: 'get',
      path: '/api/v1/operations/attention',
      right: 'administrator',
      summary: 'How much of each part of operations wants somebody to look',
      tag: 'Operations',
      answers: {
        200: z.object({
          deadEffects: z.number().int(),
          failedTimers: z.number().int(),
          failedMails: z.number().int(),
          failedDeliveries: z.number().int(),
          paymentQuestions: z.number().int(),
        }),
      },
      handle: async () => ({ body: await readAttention(deps) }),
    }),
    defineRoute({
      verb: 'read-system',
      method: 'get',
      path: '/api/v1/operations/system',
      right: 'administrator',
      summary: 'What runs here, on what, how full it is and what lags behind',
      tag: 'Operations',
      answers: { 200: systemShape },
      handle: async () => ({ body: await readSystem(deps) }),
    }),
  ];
}
