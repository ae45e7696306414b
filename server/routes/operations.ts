import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { defineRoute, type Route } from '../http/define-route.ts';
import { decodeCursor, page, pageOf, pageQuery } from '../http/paging.ts';
import { disposition } from '../http/send-file.ts';
import { lineSchema, textSchema } from '../http/texts.ts';
import { listMails, readMailAttachment, resendMail } from '../use-cases/operate-mails.ts';
import {
  giveUpEffect,
  listOutbox,
  listPaymentQuestions,
  retryEffect,
  retryEffects,
} from '../use-cases/operate-outbox.ts';
import { listTimers, retryTimer } from '../use-cases/operate-timers.ts';
import { readAttention, readSystem } from '../use-cases/read-system.ts';
import { jsonShape } from './shared-shapes.ts';

const limit = z.coerce.number().int().min(1).max(500).default(100);
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

const mailStatus = z.enum(['waiting', 'sent', 'kept', 'failed']);

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
  status: mailStatus,
  lastError: z.string().nullable(),
  createdAt: z.string(),
  sentAt: z.string().nullable(),
});

const timerStatus = z.enum(['pending', 'fired', 'cancelled', 'failed']);
const timerShape = z.object({
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
});

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
        limit,
      }),
      answers: {
        200: z.object({
          counts: z.record(z.string(), z.number().int()),
          types: z.array(z.object({ type: z.string(), status: effectStatus, count: z.number().int() })),
          items: z.array(effectShape),
        }),
      },
      async handle({ query }) {
        const body = await listOutbox(deps, {
          limit: query.limit,
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
      body: z.strictObject({ reason: z.string().trim().min(3).max(500) }),
      answers: { 200: effectShape },
      handle: async ({ user, params, body }) => ({
        body: await giveUpEffect(deps, user, params.effect, body.reason),
      }),
    }),
    defineRoute({
      verb: 'list-mails',
      method: 'get',
      path: '/api/v1/operations/mails',
      right: 'administrator',
      summary: 'Kept copies of mails, newest first',
      tag: 'Operations',
      query: z.object({
        to: z.string().max(320).optional(),
        q: lineSchema(100).optional(),
        status: mailStatus.optional(),
        case: z.string().max(64).optional(),
        ...pageQuery,
      }),
      answers: { 200: pageOf(mailShape) },
      async handle({ query }) {
        const before = decodeCursor(query.cursor, z.tuple([z.string(), z.string()]));
        const mails = await listMails(deps, {
          limit: query.limit + 1,
          ...(query.to === undefined ? {} : { to: query.to }),
          ...(query.q === undefined ? {} : { q: query.q }),
          ...(query.status === undefined ? {} : { status: query.status }),
          ...(query.case === undefined ? {} : { caseId: query.case }),
          ...(before === null ? {} : { before }),
        });
        return { body: page(mails, query.limit, (mail) => [mail.createdAt, mail.id]) };
      },
    }),
    defineRoute({
      verb: 'resend-mail',
      method: 'post',
      path: '/api/v1/operations/mails/:mail/resendings',
      right: 'administrator',
      summary: 'Sends a kept mail once more, as a mail of its own',
      tag: 'Operations',
      params: z.object({ mail: z.string().max(64) }),
      answers: { 201: z.object({ key: z.string() }) },
      handle: async ({ user, params }) => ({ status: 201, body: await resendMail(deps, user, params.mail) }),
    }),
    defineRoute({
      verb: 'download-mail-attachment',
      method: 'get',
      path: '/api/v1/operations/mails/:mail/attachments/:position',
      right: 'administrator',
      summary: 'What a mail carried',
      tag: 'Operations',
      params: z.object({ mail: z.string().max(64), position: z.coerce.number().int().min(0).max(100) }),
      answers: { 200: { contentType: '*/*', description: 'The file' } },
      async handle({ params, response }) {
        const { name, mediaType, content } = await readMailAttachment(deps, params.mail, params.position);
        response.setHeader('Content-Security-Policy', "default-src 'none'; sandbox");
        response.setHeader('Content-Type', mediaType);
        response.setHeader('Content-Disposition', disposition(name));
        response.setHeader('Cache-Control', 'private, no-store');
        response.end(content);
        return { raw: true };
      },
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
    defineRoute({
      verb: 'list-timers',
      method: 'get',
      path: '/api/v1/operations/timers',
      right: 'administrator',
      summary: 'Deadlines of all cases: what is to come, the next first; what is over, the last first',
      tag: 'Operations',
      query: z.object({ status: timerStatus.optional(), case: z.string().max(64).optional(), limit }),
      answers: {
        200: z.object({ counts: z.record(z.string(), z.number().int()), items: z.array(timerShape) }),
      },
      async handle({ query }) {
        const body = await listTimers(deps, {
          limit: query.limit,
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
