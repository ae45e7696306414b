import { z } from 'zod';
import type { JsonObject } from '../../engine/index.ts';
import type { Deps } from '../deps.ts';
import { defineRoute, type Route } from '../http/define-route.ts';
import { etagOf, revisionFrom } from '../http/revision.ts';
import { sendEvent } from '../use-cases/send-event.ts';
import { caseParams, dataSchema, eventAnswerSchema, shownSchema } from './case-schemas.ts';
import { keySchema } from './idempotency-key.ts';

export function routes(deps: Deps): Route[] {
  return [
    defineRoute({
      verb: 'send-event',
      method: 'post',
      path: '/api/v1/cases/:case/events',
      right: 'case:edit',
      tag: 'Cases',
      summary: 'Send an event to a case',
      description:
        'Applied once for an `Idempotency-Key`, however often it is sent. With `If-Match` only while the case has that revision. Refusals: 403 `wrong-role`, `wrong-person`; 409 `wrong-state`, `rules`, `ended`, `shown-changed`; 412 `stale-revision`; 422 `unknown-event`, `invalid-data`, `incomplete`; each with its `reasons` and their places. An event that `signs` names the hash of what `read-signature` showed.',
      params: caseParams,
      headers: z.object({
        'idempotency-key': keySchema,
        'if-match': z.string().max(40).optional(),
      }),
      body: z.strictObject({
        type: z.string().min(1).max(200),
        data: dataSchema.optional(),
        shown: shownSchema.optional(),
      }),
      answers: { 200: eventAnswerSchema },
      async handle({ user, params, headers, body }) {
        let result = 'refused';
        try {
          const answer = await sendEvent(deps, {
            user,
            caseId: params.case,
            event: {
              type: body.type,
              ...(body.data ? { data: body.data as JsonObject } : {}),
              ...(body.shown === undefined ? {} : { shown: body.shown }),
            },
            seen: headers['if-match'] === undefined ? null : revisionFrom(headers['if-match']),
            idempotencyKey: headers['idempotency-key'],
          });
          result = 'applied';
          return { body: answer, headers: { ETag: etagOf(answer.revision) } };
        } finally {
          deps.metrics.events.inc({ result });
        }
      },
    }),
  ];
}
