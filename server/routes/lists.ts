import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { defineRoute, type Route } from '../http/define-route.ts';
import { disposition } from '../http/send-file.ts';
import { idSchema, languageSchema, lineSchema, textSchema } from '../http/texts.ts';
import { countBuckets } from '../use-cases/count-buckets.ts';
import { exportCases } from '../use-cases/export-cases.ts';
import { addView, removeView, saveListColumns, updateView } from '../use-cases/list-views.ts';
import { readList } from '../use-cases/read-list.ts';
import { personSchema } from './case-schemas.ts';
import { countSchema, listQuery, wantedOf } from './list-shapes.ts';

const listParams = z.object({ program: z.string().max(64), list: z.string().max(64) });
const viewParams = z.object({ view: idSchema });

const viewSchema = z.object({
  id: z.string(),
  name: z.string(),
  query: z.string().describe('As the address of the list’s page has it.'),
  isDefault: z.boolean(),
});

const givenView = z.strictObject({
  name: lineSchema(60).min(1, 'needs a name'),
  query: z
    .string()
    .max(2000)
    .regex(/^[\x20-\x7e]*$/, 'is not the query of an address'),
  isDefault: z.boolean().default(false),
});

const columnsSchema = z.array(z.string().max(64)).min(1, 'needs one column at least').max(60);

/** What those who work through lists are given beside the cases themselves. */
export function routes(deps: Deps): Route[] {
  return [
    defineRoute({
      verb: 'count-buckets',
      method: 'get',
      path: '/api/v1/buckets',
      right: 'signed-in',
      tag: 'Lists',
      summary: 'The reader’s buckets of every program with their counts, up to 999',
      answers: {
        200: z.object({
          items: z.array(
            z.object({
              program: z.string(),
              title: textSchema,
              timeZone: z.string(),
              today: z.string(),
              buckets: z.array(
                countSchema.extend({
                  id: z.string(),
                  title: textSchema,
                  description: textSchema.optional(),
                  list: z.string(),
                }),
              ),
            }),
          ),
        }),
      },
      handle: async ({ user }) => ({ body: { items: await countBuckets(deps, user) } }),
    }),
    defineRoute({
      verb: 'read-list',
      method: 'get',
      path: '/api/v1/programs/:program/lists/:list',
      right: 'signed-in',
      tag: 'Lists',
      summary: 'Choices for a list’s filters, and the views and columns that the reader keeps of it',
      params: listParams,
      answers: {
        200: z.object({
          states: z.array(z.object({ title: textSchema, states: z.array(z.string()) })),
          people: z.array(
            personSchema.extend({
              roles: z.array(z.string()),
              takesCases: z.boolean().describe('Cases may be given to this person.'),
            }),
          ),
          mayAssign: z.boolean(),
          views: z.array(viewSchema),
          columns: z.array(z.string()).nullable(),
        }),
      },
      handle: async ({ user, params }) => ({ body: await readList(deps, { user, ...params }) }),
    }),
    defineRoute({
      verb: 'save-list-columns',
      method: 'put',
      path: '/api/v1/programs/:program/lists/:list/columns',
      right: 'signed-in',
      tag: 'Lists',
      summary: 'Keep which columns of a list the reader wants to see',
      params: listParams,
      body: z.strictObject({ columns: columnsSchema }),
      answers: { 204: null },
      async handle({ user, params, body }) {
        await saveListColumns(deps, { user, ...params, ...body });
        return { status: 204 };
      },
    }),
    defineRoute({
      verb: 'add-view',
      method: 'post',
      path: '/api/v1/programs/:program/lists/:list/views',
      right: 'signed-in',
      tag: 'Lists',
      summary: 'Keep a view of a list: its search, filters, order and columns under a name',
      params: listParams,
      body: givenView,
      answers: { 201: viewSchema },
      handle: async ({ user, params, body }) => ({
        status: 201,
        body: await addView(deps, { user, ...params, given: body }),
      }),
    }),
    defineRoute({
      verb: 'update-view',
      method: 'put',
      path: '/api/v1/views/:view',
      right: 'signed-in',
      tag: 'Lists',
      summary: 'Change one’s own view of a list',
      params: viewParams,
      body: givenView,
      answers: { 200: viewSchema },
      handle: async ({ user, params, body }) => ({
        body: await updateView(deps, { user, view: params.view, given: body }),
      }),
    }),
    defineRoute({
      verb: 'remove-view',
      method: 'delete',
      path: '/api/v1/views/:view',
      right: 'signed-in',
      tag: 'Lists',
      summary: 'Remove one’s own view of a list',
      params: viewParams,
      answers: { 204: null },
      async handle({ user, params }) {
        await removeView(deps, { user, view: params.view });
        return { status: 204 };
      },
    }),
    defineRoute({
      verb: 'export-cases',
      method: 'get',
      path: '/api/v1/case-exports',
      right: 'signed-in',
      tag: 'Lists',
      summary: 'All cases of a view of a list as CSV (RFC 4180, UTF-8)',
      description:
        'Asked like `list-cases`, without pages; `columns` chooses and orders the columns. More than 10 000 cases are refused (422 `too-many-cases`). Text that a spreadsheet would take for a formula begins with an apostrophe.',
      query: z.object({
        ...listQuery,
        list: z.string().max(64),
        columns: z.string().max(2000).optional(),
        language: languageSchema.default('en'),
      }),
      answers: { 200: { contentType: 'text/csv', description: 'The cases' } },
      async handle({ user, query, response }) {
        const { name, parts } = await exportCases(deps, {
          ...wantedOf(user, query),
          list: query.list,
          columns: query.columns ? query.columns.split(',') : null,
          language: query.language,
        });
        response.statusCode = 200;
        response.setHeader('Content-Type', 'text/csv; charset=utf-8');
        response.setHeader('Content-Disposition', disposition(name));
        response.setHeader('Cache-Control', 'private, no-store');
        try {
          await pipeline(Readable.from(parts), response);
        } catch (error) {
          // A reader who goes away in the middle is no fault of ours.
          if (!response.destroyed) throw error;
        }
        return { raw: true };
      },
    }),
  ];
}
