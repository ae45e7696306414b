import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { defineRoute, type Route } from '../http/define-route.ts';
import { decodeCursor, page, pageOf, pageQuery } from '../http/paging.ts';
import {
  listMails,
  listOutbox,
  listPaymentQuestions,
  listTimers,
  retryEffect,
} from '../use-cases/operate-outbox.ts';
import { jsonShape } from './shared-shapes.ts';

const limit = z.coerce.number().int().min(1).max(500).default(100);
const effectStatus = z.enum(['pending', 'leased', 'done', 'dead']);

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

const mailShape = z.object({
  id: z.string(),
  key: z.string(),
  caseId: z.string().nullable(),
  recipientName: z.string(),
  recipientEmail: z.string(),
  subject: z.string(),
  html: z.string(),
  text: z.string(),
  attachments: z.array(z.object({ name: z.string(), mediaType: z.string() })),
  messageId: z.string(),
  status: z.enum(['waiting', 'sent', 'kept', 'failed']),
  lastError: z.string().nullable(),
  createdAt: z.string(),
  sentAt: z.string().nullable(),
});

const timerStatus = z.enum(['pending', 'fired', 'cancelled', 'failed']);

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
      query: z.object({ status: effectStatus.optional(), case: z.string().max(64).optional(), limit }),
      answers: {
        200: z.object({ counts: z.record(z.string(), z.number().int()), items: z.array(effectShape) }),
      },
      async handle({ query }) {
        const body = await listOutbox(deps, {
          limit: query.limit,
          ...(query.status === undefined ? {} : { status: query.status }),
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
      async handle({ params }) {
        return { body: await retryEffect(deps, params.effect) };
      },
    }),
    defineRoute({
      verb: 'list-mails',
      method: 'get',
      path: '/api/v1/operations/mails',
      right: 'administrator',
      summary: 'Kept copies of mails, newest first',
      tag: 'Operations',
      query: z.object({ to: z.string().max(320).optional(), ...pageQuery }),
      answers: { 200: pageOf(mailShape) },
      async handle({ query }) {
        const before = decodeCursor(query.cursor, z.tuple([z.string(), z.string()]));
        const mails = await listMails(deps, {
          limit: query.limit + 1,
          ...(query.to === undefined ? {} : { to: query.to }),
          ...(before === null ? {} : { before }),
        });
        return { body: page(mails, query.limit, (mail) => [mail.createdAt, mail.id]) };
      },
    }),
    defineRoute({
      verb: 'list-timers',
      method: 'get',
      path: '/api/v1/operations/timers',
      right: 'administrator',
      summary: 'Deadlines of all cases, the next first',
      tag: 'Operations',
      query: z.object({ status: timerStatus.optional(), limit }),
      answers: {
        200: z.object({
          items: z.array(
            z.object({
              caseId: z.string(),
              caseNumber: z.string().nullable(),
              id: z.string(),
              delay: z.string(),
              kind: z.enum(['deadline', 'reminder']),
              dueAt: z.string(),
              date: z.string(),
              zone: z.string(),
              status: timerStatus,
              attempts: z.number().int(),
              lastError: z.string().nullable(),
            }),
          ),
        }),
      },
      async handle({ query }) {
        const items = await listTimers(deps, {
          limit: query.limit,
          ...(query.status === undefined ? {} : { status: query.status }),
        });
        return { body: { items } };
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
