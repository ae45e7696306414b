import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { defineRoute, type Route } from '../http/define-route.ts';
import { exportReceipt } from '../use-cases/export-receipt.ts';
import { readDecisions } from '../use-cases/read-decisions.ts';
import { readHistory } from '../use-cases/read-history.ts';
import { verifyForReader } from '../use-cases/verify-for-reader.ts';
import { caseParams, decisionSchema, historyLineSchema } from './case-schemas.ts';

/** What happened to a case, why, and the proof of it. */
export function routes(deps: Deps): Route[] {
  return [
    defineRoute({
      verb: 'read-history',
      method: 'get',
      path: '/api/v1/cases/:case/history',
      right: 'case:view',
      tag: 'History',
      summary: 'What happened to a case, oldest first',
      params: caseParams,
      answers: { 200: z.object({ items: z.array(historyLineSchema) }) },
      async handle({ user, params }) {
        return { body: { items: await readHistory(deps, { user, caseId: params.case }) } };
      },
    }),
    defineRoute({
      verb: 'read-decisions',
      method: 'get',
      path: '/api/v1/cases/:case/decisions',
      right: 'case:view',
      tag: 'History',
      summary: 'Every decision of a case with its complete explanation',
      params: caseParams,
      answers: { 200: z.object({ items: z.array(decisionSchema) }) },
      async handle({ user, params }) {
        return { body: { items: await readDecisions(deps, { user, caseId: params.case }) } };
      },
    }),
    defineRoute({
      verb: 'verify-case',
      method: 'get',
      path: '/api/v1/cases/:case/verification',
      right: 'case:view',
      tag: 'History',
      summary: 'Whether what is stored of a case is what was written, for the people of its program',
      params: caseParams,
      answers: {
        200: z.object({
          at: z.string(),
          ok: z.boolean(),
          checked: z.record(z.string(), z.number().int()),
          differences: z.array(z.object({ kind: z.string(), where: z.string(), message: z.string() })),
        }),
      },
      async handle({ user, params }) {
        return { body: await verifyForReader(deps, { user, caseId: params.case }) };
      },
    }),
    defineRoute({
      verb: 'export-receipt',
      method: 'get',
      path: '/api/v1/cases/:case/receipt',
      right: 'case:view',
      tag: 'History',
      summary: 'The history of a case as one file that proves itself without the database',
      params: caseParams,
      answers: {
        200: z.object({
          kind: z.literal('attest-receipt'),
          format: z.literal(1),
          exportedAt: z.string(),
          case: z.object({ id: z.string(), number: z.string().nullable(), program: z.string() }),
          release: z.object({
            hash: z.string(),
            manifest: z.looseObject({}),
            files: z.record(z.string(), z.string()),
          }),
          history: z.array(z.looseObject({ seq: z.number().int(), hash: z.string() })),
        }),
      },
      async handle({ user, params }) {
        const body = await exportReceipt(deps, { user, caseId: params.case });
        const name = `receipt-${body.case.number ?? body.case.id}.json`.replace(/[^A-Za-z0-9._-]/g, '_');
        return { body, headers: { 'Content-Disposition': `attachment; filename="${name}"` } };
      },
    }),
  ];
}
