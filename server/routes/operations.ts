import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { defineRoute, type Route } from '../http/define-route.ts';
import { pageOf, pageQuery } from '../http/paging.ts';
import { lineSchema, textSchema, writtenSchema } from '../http/texts.ts';
import {
  giveUpEffect,
  listOutbox,
  listPaymentQuestions,
  retryEffect,
  retryEffects,
} from '../use-cases/operate-outbox.ts';
import { listTimers, retryTimer } from '../use-cases/operate-timers.ts';
import { jsonShape } from './shared-shapes.ts';

const limit = z.coerce.number().int().min(1).max(500).default(100);
const { cursor } = pageQuery;
const effectStatus = z.enum(['pending', 'leased', 'done', 'dead', 'given-up']);

const effectShape = z.object({
  id: z.string(),
  caseId: z.string().nullable(),
  historySeq: z.number().int().nullable(),
  position: z.number().int().nullable(),
  key: z.string(),
  type: z.string(),
  params: z.record(z.string(), jsonShape),
  status: effectStatus,
  attempts: z.number().int(),
  availableAt: z.string(),
  leaseUntil: z.string().nullable(),
  generation: z.number().int(),
  lastError: z.string().nullable(),
  createdAt: z.string(),
  doneAt: z.string().nullable(),
});

const timerStatus = z.enum(['pending', 'fired', 'cancelled', 'failed']);
const timerShape = z.object({
  caseId: z.string(),
  caseNumber: z.string().nullable(),
  id: z.string(),
  delay: z.string(),
  title: textSchema,
  kind: z.enum(['deadline', 'reminder']),
  dueAt: z.string(),
  date: z.string(),
  zone: z.string(),
  status: timerStatus,
  attempts: z.number().int(),
  lastError: z.string().nullable(),
});

/** What an administrator looks at when something is stuck. */
export function routes(deps: Deps): Route[] {
  return [
    defineRoute({
      verb: 'list-outbox',
      method: 'get',
      path: '/api/v1/operations/outbox',
      right: 'administrator',
      summary: 'Effects waiting, done and dead',
      tag: 'Operations',
      query: z.object({
        status: effectStatus.optional(),
        type: z.string().max(100).optional(),
        case: z.string().max(64).optional(),
        cursor,
        limit,
      }),
      answers: {
        200: pageOf(effectShape.extend({ caseNumber: z.string().nullable() })).extend({
          counts: z.record(z.string(), z.number().int()),
          types: z.array(z.object({ type: z.string(), status: effectStatus, count: z.number().int() })),
        }),
      },
      async handle({ query }) {
        const body = await listOutbox(deps, {
          limit: query.limit,
          ...(query.cursor === undefined ? {} : { cursor: query.cursor }),
          ...(query.status === undefined ? {} : { status: query.status }),
          ...(query.type === undefined ? {} : { type: query.type }),
          ...(query.case === undefined ? {} : { caseId: query.case }),
        });
        return { body };
      },
    }),
    defineRoute({
      verb: 'retry-effect',
      method: 'post',
      path: '/api/v1/operations/outbox/:effect/retry',
      right: 'administrator',
      summary: 'Gives a dead effect new attempts',
      tag: 'Operations',
      params: z.object({ effect: z.string().max(64) }),
      answers: { 200: effectShape },
      handle: async ({ user, params }) => ({ body: await retryEffect(deps, user, params.effect) }),
    }),
    defineRoute({
      verb: 'retry-effects',
      method: 'post',
      path: '/api/v1/operations/outbox-retries',
      right: 'administrator',
      summary: 'Gives every dead effect of a type new attempts',
      tag: 'Operations',
      body: z.strictObject({
        type: lineSchema(100).min(1),
        count: z.number().int().min(1).describe('How many one was shown; 409 when there are others by now'),
      }),
      answers: { 200: z.object({ retried: z.number().int() }) },
      handle: async ({ user, body }) => ({ body: await retryEffects(deps, user, body.type, body.count) }),
    }),
    defineRoute({
      verb: 'give-up-effect',
      method: 'post',
      path: '/api/v1/operations/outbox/:effect/given-up',
      right: 'administrator',
      summary: 'Settles that a dead effect is never to be tried again',
      tag: 'Operations',
      params: z.object({ effect: z.string().max(64) }),
      body: z.strictObject({ reason: writtenSchema() }),
      answers: { 200: effectShape },
      handle: async ({ user, params, body }) => ({
        body: await giveUpEffect(deps, user, params.effect, body.reason),
      }),
    }),
    defineRoute({
      verb: 'retry-timer',
      method: 'post',
      path: '/api/v1/operations/timers/:case/:timer/retry',
      right: 'administrator',
      summary: 'Lets a timer that was given up fire again',
      tag: 'Operations',
      params: z.object({ case: z.string().max(64), timer: z.string().max(200) }),
      answers: { 200: timerShape },
      handle: async ({ user, params }) => ({
        body: await retryTimer(deps, user, params.case, params.timer),
      }),
    }),
    defineRoute({
      verb: 'list-timers',
      method: 'get',
      path: '/api/v1/operations/timers',
      right: 'administrator',
      summary: 'Deadlines of all cases: what is to come, the next first; what is over, the last first',
      tag: 'Operations',
      query: z.object({ status: timerStatus.optional(), case: z.string().max(64).optional(), cursor, limit }),
      answers: {
        200: pageOf(timerShape).extend({ counts: z.record(z.string(), z.number().int()) }),
      },
      async handle({ query }) {
        const body = await listTimers(deps, {
          limit: query.limit,
          ...(query.cursor === undefined ? {} : { cursor: query.cursor }),
          ...(query.status === undefined ? {} : { status: query.status }),
          ...(query.case === undefined ? {} : { caseId: query.case }),
        });
        return { body };
      },
    }),
    defineRoute({
      verb: 'list-payment-questions',
      method: 'get',
      path: '/api/v1/operations/payments',
      right: 'administrator',
      summary: 'Money that came in differently from what was asked for',
      tag: 'Operations',
      query: z.object({ limit }),
      answers: {
        200: z.object({
          items: z.array(
            z.object({
              id: z.string(),
              paymentId: z.string(),
              kind: z.string(),
              amount: z.number().int(),
              currency: z.string(),
              noticeId: z.string(),
              details: z.record(z.string(), jsonShape),
              at: z.string(),
            }),
          ),
        }),
      },
      async handle({ query }) {
        return { body: { items: await listPaymentQuestions(deps, query.limit) } };
      },
    }),
  ];
}
