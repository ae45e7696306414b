import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { defineRoute, type Route } from '../http/define-route.ts';
import { addWebhook, listDeliveries, listWebhooks, removeWebhook } from '../use-cases/manage-webhooks.ts';

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
      answers: { 200: z.object({ items: z.array(webhookShape) }) },
      async handle() {
        return { body: { items: await listWebhooks(deps) } };
      },
    }),
    defineRoute({
      verb: 'add-webhook',
      method: 'post',
      path: '/api/v1/webhooks',
      right: 'administrator',
      summary: 'Adds an address; its secret is shown this once',
      tag: 'Operations',
      body: z.object({
        url: z.string().max(2000),
        topics: z.array(z.string().min(1).max(100)).min(1).max(50).describe('`*` hears everything'),
      }),
      answers: { 201: webhookShape.extend({ secret: z.string() }) },
      async handle({ body }) {
        return { status: 201, body: await addWebhook(deps, body) };
      },
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
      async handle({ params: { webhook } }) {
        await removeWebhook(deps, webhook);
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
