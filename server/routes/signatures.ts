import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { defineRoute, type Route } from '../http/define-route.ts';
import { textSchema } from '../http/texts.ts';
import { readSignature } from '../use-cases/forms-to-read.ts';
import { caseParams, formToReadSchema, shownSchema } from './case-schemas.ts';

export function routes(deps: Deps): Route[] {
  return [
    defineRoute({
      verb: 'read-signature',
      method: 'get',
      path: '/api/v1/cases/:case/signatures/:event',
      right: 'case:view',
      tag: 'Cases',
      summary: 'What an event’s signature covers, to be read before it is sent',
      description:
        'For those who may send the event (else 403). `shown` goes with `send-event`, which refuses (409 `shown-changed`) once something of this has changed; it is null where nothing is signed.',
      params: caseParams.extend({ event: z.string().min(1).max(200) }),
      answers: {
        200: z.object({
          shown: shownSchema.nullable(),
          title: textSchema.nullable().describe('What the program calls the signature.'),
          forms: z.array(formToReadSchema),
        }),
      },
      async handle({ user, params }) {
        const { case: caseId, event } = params;
        return { body: await readSignature(deps, { user, caseId, event }) };
      },
    }),
  ];
}
