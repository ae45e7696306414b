import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { defineRoute, type Route } from '../http/define-route.ts';
import { decodeCursor, page, pageOf, pageQuery } from '../http/paging.ts';
import { dateSchema, idSchema, lineSchema, textSchema, writtenSchema } from '../http/texts.ts';
import { listCaseTraining } from '../use-cases/list-case-training.ts';
import {
  addTraining,
  listMyTraining,
  listTraining,
  rejectTraining,
  removeTraining,
  verifyTraining,
} from '../use-cases/training.ts';
import { caseParams } from './case-schemas.ts';

const record = z.object({
  id: z.string(),
  userId: z.string(),
  course: z.string(),
  title: textSchema.describe('What people call the course.'),
  completedOn: dateSchema,
  evidence: z.string().nullable(),
  verified: z
    .object({ by: z.string(), at: z.string(), until: dateSchema.nullable(), note: z.string().nullable() })
    .nullable(),
  rejected: z.object({ by: z.string(), at: z.string(), reason: z.string() }).nullable(),
  createdAt: z.string(),
});
const heldRecord = record.extend({
  holder: z.object({ id: z.string(), name: z.string(), email: z.string() }),
  evidenceName: z.string().nullable(),
  checkedBy: z.string().nullable().describe('Who confirmed or refused it'),
});

export function routes(deps: Deps): Route[] {
  return [
    defineRoute({
      verb: 'list-case-training',
      method: 'get',
      path: '/api/v1/cases/:case/training',
      right: 'case:view',
      tag: 'training',
      summary: 'Courses of the one who opened a case, for those who check training of its program',
      params: caseParams,
      answers: { 200: z.object({ items: z.array(heldRecord) }) },
      async handle({ user, params }) {
        return { body: { items: await listCaseTraining(deps, { user, caseId: params.case }) } };
      },
    }),
    defineRoute({
      verb: 'list-my-training',
      method: 'get',
      path: '/api/v1/me/training',
      right: 'signed-in',
      tag: 'training',
      summary: 'One’s own training records',
      answers: { 200: z.object({ items: z.array(record) }) },
      handle: async ({ user }) => ({ body: { items: await listMyTraining(deps, user) } }),
    }),
    defineRoute({
      verb: 'add-training',
      method: 'post',
      path: '/api/v1/me/training',
      right: 'signed-in',
      tag: 'training',
      summary: 'Record a completed course',
      body: z.strictObject({
        course: lineSchema(200).min(1),
        completedOn: dateSchema,
        evidence: idSchema.nullable().default(null),
      }),
      answers: { 201: record },
      handle: async ({ user, body }) => ({ status: 201, body: await addTraining(deps, user, body) }),
    }),
    defineRoute({
      verb: 'remove-training',
      method: 'delete',
      path: '/api/v1/me/training/:record',
      right: 'signed-in',
      tag: 'training',
      summary: 'Take back an unverified record',
      params: z.object({ record: idSchema }),
      answers: { 204: null },
      async handle({ user, params }) {
        await removeTraining(deps, user, params.record);
        return { status: 204 };
      },
    }),
    defineRoute({
      verb: 'list-training',
      method: 'get',
      path: '/api/v1/training',
      right: { may: 'training' },
      tag: 'training',
      summary: 'Training records of the courses that one checks',
      query: z.object({
        ...pageQuery,
        user: idSchema.optional(),
        q: lineSchema(100).optional(),
        status: z.enum(['waiting', 'verified', 'expired', 'rejected']).optional(),
      }),
      answers: { 200: pageOf(heldRecord) },
      async handle({ query, user }) {
        const after = decodeCursor(query.cursor, z.tuple([z.string(), z.string()]));
        const rows = await listTraining(deps, user, {
          userId: query.user,
          status: query.status,
          q: query.q,
          after: after && { createdAt: after[0], id: after[1] },
          limit: query.limit + 1,
        });
        return { body: page(rows, query.limit, (row) => [row.createdAt, row.id]) };
      },
    }),
    defineRoute({
      verb: 'verify-training',
      method: 'put',
      path: '/api/v1/training/:record/verified',
      right: { may: 'training' },
      tag: 'training',
      summary: 'Say that a record is true, or take that back',
      params: z.object({ record: idSchema }),
      body: z.strictObject({
        verified: z.boolean(),
        until: dateSchema.nullable().default(null).describe('The last date on which it counts'),
        note: writtenSchema()
          .nullable()
          .default(null)
          .describe('Why it is believed; asked for where no evidence was added'),
      }),
      answers: { 200: record },
      handle: async ({ user, params, body }) => ({
        body: await verifyTraining(deps, user, params.record, body),
      }),
    }),
    defineRoute({
      verb: 'reject-training',
      method: 'put',
      path: '/api/v1/training/:record/rejected',
      right: { may: 'training' },
      tag: 'training',
      summary: 'Say that a record could not be confirmed; its holder is told why',
      params: z.object({ record: idSchema }),
      body: z.strictObject({ reason: writtenSchema() }),
      answers: { 200: record },
      handle: async ({ user, params, body }) => ({
        body: await rejectTraining(deps, user, params.record, body.reason),
      }),
    }),
  ];
}
