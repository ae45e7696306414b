import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { defineRoute, type Route } from '../http/define-route.ts';
import { pageOf, pageQuery } from '../http/paging.ts';
import { etagOf, revisionFrom } from '../http/revision.ts';
import { idSchema } from '../http/texts.ts';
import { assignCase } from '../use-cases/assign-case.ts';
import { listAssignees } from '../use-cases/list-assignees.ts';
import { listCases } from '../use-cases/list-cases.ts';
import { readCase } from '../use-cases/read-case.ts';
import { startCase } from '../use-cases/start-case.ts';
import { caseParams, caseRowSchema, caseSchema, personSchema } from './case-schemas.ts';
import { keySchema } from './idempotency-key.ts';
import { countSchema, listQuery, wantedOf } from './list-shapes.ts';

/** Opening, finding, reading and assigning cases. */
export function routes(deps: Deps): Route[] {
  return [
    defineRoute({
      verb: 'start-case',
      method: 'post',
      path: '/api/v1/cases',
      right: 'case:start',
      tag: 'Cases',
      summary: 'Open a case of a program for a company',
      headers: z.object({ 'idempotency-key': keySchema.optional() }),
      body: z.strictObject({ program: z.string().max(64), company: idSchema }),
      answers: {
        201: z.object({
          id: z.string(),
          number: z.string().nullable(),
          revision: z.number().int(),
        }),
      },
      async handle({ user, body, headers }) {
        const started = await startCase(deps, {
          user,
          program: body.program,
          companyId: body.company,
          idempotencyKey: headers['idempotency-key'] ?? null,
        });
        return {
          status: 201,
          body: started,
          headers: { Location: `/api/v1/cases/${started.id}`, ETag: etagOf(started.revision) },
        };
      },
    }),
    defineRoute({
      verb: 'list-cases',
      method: 'get',
      path: '/api/v1/cases',
      right: 'signed-in',
      tag: 'Cases',
      summary: 'Cases of a program that the reader may see, page by page',
      description:
        '`list` is one of the program’s lists; its columns may be sorted by (`sort=column`, `sort=-column`), those it declares may be filtered by (`filter=column:words`, `filter=column:from..to`, `filter=state:one,two` by leaf states, `filter=assignee:@me`, `@nobody`, `@others` or `@` and an id). `bucket` is one of the list’s buckets. `count=yes` also counts what matches, up to 1000.',
      query: z.object({ ...pageQuery, ...listQuery, count: z.enum(['yes', 'no']).default('no') }),
      answers: { 200: pageOf(caseRowSchema).extend({ total: countSchema.optional() }) },
      async handle({ user, query }) {
        return {
          body: await listCases(deps, {
            ...wantedOf(user, query),
            cursor: query.cursor,
            limit: query.limit,
            count: query.count === 'yes',
          }),
        };
      },
    }),
    defineRoute({
      verb: 'read-case',
      method: 'get',
      path: '/api/v1/cases/:case',
      right: 'case:view',
      tag: 'Cases',
      summary: 'Where a case stands, what is due, its forms, and what the reader may do',
      params: caseParams,
      answers: { 200: caseSchema },
      async handle({ user, params }) {
        const body = await readCase(deps, { user, caseId: params.case });
        return { body, headers: { ETag: etagOf(body.revision) } };
      },
    }),
    defineRoute({
      verb: 'list-assignees',
      method: 'get',
      path: '/api/v1/cases/:case/assignees',
      right: 'case:view',
      tag: 'Cases',
      summary: 'The people to whom a case may be given, for those who may give it',
      params: caseParams,
      answers: { 200: z.object({ items: z.array(personSchema.extend({ roles: z.array(z.string()) })) }) },
      async handle({ user, params }) {
        return { body: { items: await listAssignees(deps, { user, caseId: params.case }) } };
      },
    }),
    defineRoute({
      verb: 'assign-case',
      method: 'put',
      path: '/api/v1/cases/:case/assignee',
      right: 'case:view',
      tag: 'Cases',
      summary: 'Give a case to somebody who works on its program, or to nobody',
      params: caseParams,
      headers: z.object({ 'if-match': z.string().max(40).optional() }),
      body: z.strictObject({ assignee: idSchema.nullable() }),
      answers: { 200: z.object({ revision: z.number().int(), assignee: personSchema.nullable() }) },
      async handle({ user, params, headers, body }) {
        const seen = headers['if-match'] === undefined ? null : revisionFrom(headers['if-match']);
        const assigned = await assignCase(deps, {
          user,
          caseId: params.case,
          assigneeId: body.assignee,
          seen,
        });
        return { body: assigned, headers: { ETag: etagOf(assigned.revision) } };
      },
    }),
  ];
}
