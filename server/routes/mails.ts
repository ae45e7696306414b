import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { defineRoute, type Route } from '../http/define-route.ts';
import { decodeCursor, page, pageOf, pageQuery } from '../http/paging.ts';
import { disposition } from '../http/send-file.ts';
import { lineSchema } from '../http/texts.ts';
import { listMails, readMailAttachment, resendMail } from '../use-cases/operate-mails.ts';

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

/** Copies of the mails that went out, for administrators. */
export function routes(deps: Deps): Route[] {
  return [
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
  ];
}
