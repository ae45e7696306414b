import { z } from 'zod';
import type { JsonObject } from '../../engine/index.ts';
import type { Deps } from '../deps.ts';
import { defineRoute, type Route } from '../http/define-route.ts';
import { etagOf, revisionFrom } from '../http/revision.ts';
import { idSchema, textSchema } from '../http/texts.ts';
import { readForm } from '../use-cases/read-form.ts';
import { readFormState } from '../use-cases/read-form-state.ts';
import { readStep } from '../use-cases/read-step.ts';
import { saveStep } from '../use-cases/save-step.ts';
import { caseParams, dataSchema, formSchema, problemsSchema } from './case-schemas.ts';

const stepPath = '/api/v1/cases/:case/forms/:form/steps/:step';
const stepParams = caseParams.extend({ form: idSchema, step: idSchema });

/** What is filled in. */
export function routes(deps: Deps): Route[] {
  return [
    defineRoute({
      verb: 'save-step',
      method: 'put',
      path: stepPath,
      right: 'case:edit',
      tag: 'Answers',
      summary: 'Save a step of a draft, complete or not',
      description:
        'Needs `If-Match` with the revision seen (`"0"` for a step that nobody has saved). 412 answers the current revision and data; 409 `change-refused` names what may not be changed.',
      params: stepParams,
      headers: z.object({ 'if-match': z.string().max(40).optional() }),
      body: dataSchema,
      answers: {
        200: z.object({
          revision: z.number().int(),
          data: dataSchema,
          problems: problemsSchema,
        }),
      },
      async handle({ user, params, headers, body }) {
        const saved = await saveStep(deps, {
          user,
          caseId: params.case,
          form: params.form,
          step: params.step,
          data: body as JsonObject,
          seen: revisionFrom(headers['if-match']),
        });
        return { body: saved, headers: { ETag: etagOf(saved.revision) } };
      },
    }),
    defineRoute({
      verb: 'read-step',
      method: 'get',
      path: stepPath,
      right: 'case:view',
      tag: 'Answers',
      summary: 'A step as it was saved last, or with its first values',
      params: stepParams,
      answers: {
        200: z.object({
          revision: z.number().int(),
          data: dataSchema,
          problems: problemsSchema,
          canEdit: z.boolean(),
          only: z.array(z.string()).nullable(),
          choices: z
            .record(z.string(), z.array(z.string()))
            .describe('What fields with computed choices offer now, by JSON pointer.'),
          ticked: z
            .record(z.string(), z.unknown())
            .describe('What a tick writes into fields that have `x-ticked`, by JSON pointer.'),
          questions: z
            .record(
              z.string(),
              z.object({
                id: z.string(),
                title: textSchema,
                guideline: textSchema.nullable(),
                points: z.number(),
                scoring: z.string(),
                side: z.enum(['answer', 'judgement']),
                counterpart: z
                  .string()
                  .nullable()
                  .describe('Place of the judgement of an answer, or of the answer of a judgement.'),
              }),
            )
            .describe('Questions of the scorecard at fields of the step, by JSON pointer.'),
          former: dataSchema
            .nullable()
            .describe('The step as it was submitted last; null before the first submission.'),
        }),
      },
      async handle({ user, params }) {
        const body = await readStep(deps, {
          user,
          caseId: params.case,
          form: params.form,
          step: params.step,
        });
        return { body, headers: { ETag: etagOf(body.revision) } };
      },
    }),
    defineRoute({
      verb: 'read-form',
      method: 'get',
      path: '/api/v1/cases/:case/forms/:form',
      right: 'case:view',
      tag: 'Answers',
      summary: 'The steps of a form with where each stands',
      params: caseParams.extend({ form: idSchema }),
      answers: { 200: formSchema },
      async handle({ user, params }) {
        return { body: await readForm(deps, { user, caseId: params.case, form: params.form }) };
      },
    }),
    defineRoute({
      verb: 'read-form-state',
      method: 'get',
      path: '/api/v1/cases/:case/forms/:form/state',
      right: 'case:view',
      tag: 'Answers',
      summary: 'How a form stands: what is missing, asked for, answered and offered',
      params: caseParams.extend({ form: idSchema }),
      answers: {
        200: z.object({
          problems: problemsSchema,
          asked: z
            .array(z.object({ place: z.string(), title: textSchema, done: z.boolean().nullable() }))
            .describe(
              'What may be changed where not all may be; `done` is null where nothing can be ticked.',
            ),
          progress: z.array(
            z.object({
              step: z.string(),
              answered: z.number().int(),
              total: z.number().int(),
              points: z.number(),
              available: z.number(),
            }),
          ),
          offers: z
            .array(
              z.object({
                at: z.string(),
                label: textSchema,
                to: z.string(),
                row: dataSchema,
                isThere: z.boolean(),
              }),
            )
            .describe('Rows of tables that answers give reason to write.'),
        }),
      },
      async handle({ user, params }) {
        return { body: await readFormState(deps, { user, caseId: params.case, form: params.form }) };
      },
    }),
  ];
}
