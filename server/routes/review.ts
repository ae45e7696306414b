import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { defineRoute, type Route } from '../http/define-route.ts';
import { idSchema, textSchema } from '../http/texts.ts';
import { listSubmissions } from '../use-cases/list-submissions.ts';
import { readAnswers } from '../use-cases/read-answers.ts';
import { readStanding } from '../use-cases/read-standing.ts';
import { caseParams, dataSchema, personSchema } from './case-schemas.ts';

const formQuery = z.object({ form: idSchema });

const scoreSchema = z.object({
  points: z.number(),
  available: z.number(),
  percent: z.number().nullable().describe('Null when nothing counts.'),
});

const standingSchema = z.object({
  claimed: scoreSchema.nullable(),
  awarded: scoreSchema.nullable().describe('By the judgement where there is one, else by the claim.'),
  judged: scoreSchema.nullable().describe('Of the marked questions alone.'),
  elements: z.array(
    z.object({
      id: z.string(),
      title: textSchema,
      claimed: scoreSchema,
      awarded: scoreSchema,
      judged: scoreSchema,
      questions: z.array(
        z.object({
          id: z.string(),
          title: textSchema,
          guideline: textSchema.nullable(),
          points: z.number(),
          scoring: z.string(),
          answer: z.string().describe('Place of the answer.'),
          review: z.string().nullable().describe('Place of the judgement.'),
          claimed: z.number(),
          awarded: z.number(),
          applicable: z.boolean(),
        }),
      ),
    }),
  ),
  checks: z.array(z.object({ ruleset: z.string(), title: textSchema })),
  standing: z.array(
    z.object({
      ruleset: z.string(),
      title: textSchema,
      met: z.boolean(),
      about: z.array(
        z.object({ element: z.string().nullable(), met: z.boolean(), words: z.array(textSchema) }),
      ),
    }),
  ),
});

/** What a reviewer reads beside the answers he judges: where the case stands and what was said in earlier rounds. */
export function routes(deps: Deps): Route[] {
  return [
    defineRoute({
      verb: 'read-standing',
      method: 'get',
      path: '/api/v1/cases/:case/standing',
      right: 'case:view',
      tag: 'Answers',
      summary: 'The score of what is saved, and what the rulesets that a form names say to it',
      params: caseParams,
      query: formQuery,
      answers: { 200: standingSchema },
      async handle({ user, params, query }) {
        return { body: await readStanding(deps, { user, caseId: params.case, form: query.form }) };
      },
    }),
    defineRoute({
      verb: 'read-answers',
      method: 'get',
      path: '/api/v1/cases/:case/answers',
      right: 'case:view',
      tag: 'Answers',
      summary: 'All steps of a form as they were saved last, or with their first values',
      params: caseParams,
      query: formQuery,
      answers: {
        200: z.object({
          steps: z.record(z.string(), z.object({ revision: z.number().int(), data: dataSchema })),
        }),
      },
      async handle({ user, params, query }) {
        return { body: await readAnswers(deps, { user, caseId: params.case, form: query.form }) };
      },
    }),
    defineRoute({
      verb: 'list-submissions',
      method: 'get',
      path: '/api/v1/cases/:case/submissions',
      right: 'case:view',
      tag: 'Answers',
      summary: 'A form as it was each time it was submitted, oldest first',
      params: caseParams,
      query: formQuery,
      answers: {
        200: z.object({
          items: z.array(
            z.object({
              seq: z.number().int(),
              at: z.string(),
              by: personSchema,
              event: z.object({ type: z.string(), label: textSchema.nullable() }),
              steps: z.record(z.string(), dataSchema),
            }),
          ),
        }),
      },
      async handle({ user, params, query }) {
        const items = await listSubmissions(deps, { user, caseId: params.case, form: query.form });
        return { body: { items } };
      },
    }),
  ];
}
