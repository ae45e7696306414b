import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { defineRoute, type Route } from '../http/define-route.ts';
import { lineSchema } from '../http/texts.ts';
import {
  addWebhook,
  listDeliveries,
  listWebhooks,
  removeWebhook,
  rotateWebhookSecret,
  testWebhook,
  updateWebhook,
} from '../use-cases/manage-webhooks.ts';

const webhookShape = z.object({
  id: z.string(),
  url: z.string(),
  topics: z.array(z.string()),
  active: z.boolean(),
  createdAt: z.string(),
});

const deliveryShape = z.object({
  id: z.string(),
  topic: z.string(),
  body: z.string(),
  status: z.enum(['waiting', 'delivered', 'failed']),
  attempts: z.number().int(),
  answerStatus: z.number().int().nullable(),
  lastError: z.string().nullable(),
  createdAt: z.string(),
  deliveredAt: z.string().nullable(),
});

const topics = z.array(z.string().min(1).max(100)).min(1).max(50).describe('`*` hears everything');
const params = z.object({ webhook: z.string().max(64) });

/** Addresses that hear of cases (Standard Webhooks). */
export function routes(deps: Deps): Route[] {
  return [
    defineRoute({
      verb: 'list-webhooks',
      method: 'get',
      path: '/api/v1/webhooks',
      right: 'administrator',
      summary: 'Addresses that hear of cases',
      tag: 'Operations',
      answers: {
        200: z.object({
          items: z.array(webhookShape.extend({ failed: z.number().int() })),
          topics: z.array(z.string()).describe('What the programs tell of'),
        }),
      },
      handle: async () => ({ body: await listWebhooks(deps) }),
    }),
    defineRoute({
      verb: 'add-webhook',
      method: 'post',
      path: '/api/v1/webhooks',
      right: 'administrator',
      summary: 'Adds an address; its secret is shown this once',
      tag: 'Operations',
      body: z.object({
        url: lineSchema(2000),
        topics,
      }),
      answers: { 201: webhookShape.extend({ secret: z.string() }) },
      handle: async ({ user, body }) => ({ status: 201, body: await addWebhook(deps, user, body) }),
    }),
    defineRoute({
      verb: 'update-webhook',
      method: 'patch',
      path: '/api/v1/webhooks/:webhook',
      right: 'administrator',
      summary: 'Changes where it goes, what it hears, or whether it hears anything',
      tag: 'Operations',
      params,
      body: z.strictObject({
        url: lineSchema(2000).optional(),
        topics: topics.optional(),
        active: z.boolean().optional(),
      }),
      answers: { 200: webhookShape },
      handle: async (ctx) => ({
        body: await updateWebhook(deps, ctx.user, ctx.params.webhook, ctx.body),
      }),
    }),
    defineRoute({
      verb: 'rotate-webhook-secret',
      method: 'post',
      path: '/api/v1/webhooks/:webhook/secrets',
      right: 'administrator',
      summary: 'A new secret, shown this once; the one before ends',
      tag: 'Operations',
      params,
      answers: { 201: webhookShape.extend({ secret: z.string() }) },
      handle: async (ctx) => ({
        status: 201,
        body: await rotateWebhookSecret(deps, ctx.user, ctx.params.webhook),
      }),
    }),
    defineRoute({
      verb: 'test-webhook',
      method: 'post',
      path: '/api/v1/webhooks/:webhook/tests',
      right: 'administrator',
      summary: 'Queues a delivery on trial',
      tag: 'Operations',
      params,
      answers: { 202: z.object({ delivery: z.string() }) },
      handle: async (ctx) => ({ status: 202, body: await testWebhook(deps, ctx.params.webhook) }),
    }),
    defineRoute({
      verb: 'remove-webhook',
      method: 'delete',
      path: '/api/v1/webhooks/:webhook',
      right: 'administrator',
      summary: 'Removes an address; deliveries that wait are dropped',
      tag: 'Operations',
      params,
      answers: { 204: null },
      async handle({ user, params: { webhook } }) {
        await removeWebhook(deps, user, webhook);
        return { status: 204 };
      },
    }),
    defineRoute({
      verb: 'list-deliveries',
      method: 'get',
      path: '/api/v1/webhooks/:webhook/deliveries',
      right: 'administrator',
      summary: 'What was sent to an address, newest first',
      tag: 'Operations',
      params,
      answers: { 200: z.object({ items: z.array(deliveryShape) }) },
      async handle({ params: { webhook } }) {
        const items = (await listDeliveries(deps, webhook)).map(
          ({ key: _key, webhookId: _hook, ...delivery }) => delivery,
        );
        return { body: { items } };
      },
    }),
  ];
}
