import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { defineRoute, type Route } from '../http/define-route.ts';
import { decodeCursor, page, pageOf, pageQuery } from '../http/paging.ts';
import { disposition } from '../http/send-file.ts';
import { idSchema, lineSchema, textSchema } from '../http/texts.ts';
import {
  exportSecurityEvents,
  listSecurityEventKinds,
  listSecurityEvents,
} from '../use-cases/security-events.ts';

const securityEvent = z.object({
  id: z.string(),
  at: z.string(),
  event: z.string(),
  userId: z.string().nullable(),
  userName: z.string().nullable(),
  object: z.string().nullable(),
  objectName: z.string().nullable().describe('Of a user or a company'),
  requestId: z.string().nullable(),
  details: z.record(z.string(), z.unknown()),
  names: z
    .record(
      z.string(),
      z.object({
        kind: z.string(),
        name: z.string(),
        title: textSchema.optional(),
        user: z.string().optional(),
        case: z.string().optional(),
      }),
    )
    .describe('What the ids in `object` and `details` are called now'),
});

const filters = {
  event: lineSchema(100).min(1).optional(),
  about: idSchema.optional().describe('A user who did it, or whom it was about'),
  q: lineSchema(100).optional(),
  from: z.iso.datetime().optional(),
  until: z.iso.datetime().optional(),
};

/** Who did what and when. Lines are only ever added. */
export function routes(deps: Deps): Route[] {
  return [
    defineRoute({
      verb: 'list-security-events',
      method: 'get',
      path: '/api/v1/security-events',
      right: 'administrator',
      tag: 'Operations',
      summary: 'The security log, newest first',
      query: z.object({ ...pageQuery, ...filters }),
      answers: { 200: pageOf(securityEvent) },
      async handle({ query: { limit, cursor, ...filter } }) {
        const before = decodeCursor(cursor, z.tuple([z.string(), z.string()]));
        const rows = await listSecurityEvents(deps, {
          ...filter,
          limit: limit + 1,
          before: before && { at: before[0], id: before[1] },
        });
        return { body: page(rows, limit, (row) => [row.at, row.id]) };
      },
    }),
    defineRoute({
      verb: 'list-security-event-kinds',
      method: 'get',
      path: '/api/v1/security-event-kinds',
      right: 'administrator',
      tag: 'Operations',
      summary: 'Every kind of line in the security log',
      answers: { 200: z.object({ items: z.array(z.string()) }) },
      handle: async () => ({ body: { items: await listSecurityEventKinds(deps) } }),
    }),
    defineRoute({
      verb: 'export-security-events',
      method: 'get',
      path: '/api/v1/security-events.csv',
      right: 'administrator',
      tag: 'Operations',
      summary: 'The same lines as a CSV file',
      query: z.object(filters),
      answers: { 200: { contentType: 'text/csv', description: 'One line an event' } },
      async handle({ query, response }) {
        response.setHeader('Content-Type', 'text/csv; charset=utf-8');
        response.setHeader('Content-Disposition', disposition('security-log.csv'));
        response.setHeader('Cache-Control', 'no-store');
        await pipeline(exportSecurityEvents(deps, query), response);
        return { raw: true };
      },
    }),
  ];
}
