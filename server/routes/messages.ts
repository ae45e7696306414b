import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { defineRoute, type Route } from '../http/define-route.ts';
import { pageQuery } from '../http/paging.ts';
import { idSchema, textSchema, writtenSchema } from '../http/texts.ts';
import { listMessages, readMessages } from '../use-cases/messages.ts';
import { sendMessage } from '../use-cases/send-message.ts';
import { caseParams, personSchema } from './case-schemas.ts';
import { keySchema } from './idempotency-key.ts';

const threadName = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'is not the name of a conversation');

/** Longest message, in characters. */
const longest = 5_000;

const message = z.object({
  id: z.string(),
  thread: z.string(),
  author: personSchema,
  at: z.string(),
  text: z.string().nullable(),
  mine: z.boolean(),
});

const thread = z.object({
  id: z.string(),
  title: textSchema,
  description: textSchema.optional(),
  internal: z.boolean().describe('Only people of the program read it.'),
  roles: z.array(textSchema).describe('Titles of the roles that read and write in it.'),
  unread: z.number().int(),
});

/** What people write to each other on a case. */
export function routes(deps: Deps): Route[] {
  return [
    defineRoute({
      verb: 'list-messages',
      method: 'get',
      path: '/api/v1/cases/:case/messages',
      right: 'case:view',
      tag: 'Messages',
      summary: 'The conversations of a case that the reader takes part in, newest message first',
      params: caseParams,
      query: z.object({ ...pageQuery, thread: threadName.optional() }),
      answers: {
        200: z.object({
          threads: z.array(thread),
          items: z.array(message),
          next: z.string().nullable(),
        }),
      },
      async handle({ user, params, query }) {
        const { limit, cursor } = query;
        const asked = { user, caseId: params.case, thread: query.thread ?? null, cursor, limit };
        return { body: await listMessages(deps, asked) };
      },
    }),
    defineRoute({
      verb: 'send-message',
      method: 'post',
      path: '/api/v1/cases/:case/messages',
      right: 'case:view',
      tag: 'Messages',
      summary: 'Write into a conversation of a case',
      description:
        'Its hash goes into the case’s history, the text stays apart from it. The others are told by mail, without the text.',
      params: caseParams,
      headers: z.object({ 'idempotency-key': keySchema }),
      body: z.strictObject({ thread: threadName, text: writtenSchema({ least: 1, longest }) }),
      answers: { 201: message },
      async handle({ user, params, headers, body }) {
        const sent = await sendMessage(deps, {
          user,
          caseId: params.case,
          thread: body.thread,
          text: body.text,
          idempotencyKey: headers['idempotency-key'],
        });
        return { status: 201, body: sent };
      },
    }),
    defineRoute({
      verb: 'read-messages',
      method: 'put',
      path: '/api/v1/cases/:case/messages/read',
      right: 'case:view',
      tag: 'Messages',
      summary: 'Note that the reader has seen a conversation up to a message',
      params: caseParams,
      body: z.strictObject({ thread: threadName, upTo: idSchema }),
      answers: { 200: z.object({ unread: z.number().int() }) },
      async handle({ user, params, body }) {
        return {
          body: await readMessages(deps, {
            user,
            caseId: params.case,
            thread: body.thread,
            upTo: body.upTo,
          }),
        };
      },
    }),
  ];
}
