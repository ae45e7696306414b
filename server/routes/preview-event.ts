import { z } from 'zod';
import type { JsonObject } from '../../engine/index.ts';
import type { Deps } from '../deps.ts';
import { defineRoute, type Route } from '../http/define-route.ts';
import { revisionFrom } from '../http/revision.ts';
import { dateSchema, textSchema } from '../http/texts.ts';
import { previewEvent } from '../use-cases/preview-event.ts';
import { caseParams, dataSchema, dueSchema, namedDecisionSchema } from './case-schemas.ts';

const messageSchema = z.object({
  to: z.object({ name: z.string(), email: z.string(), role: z.string().nullable() }),
  language: z.string(),
  subject: z.string(),
  html: z.string().describe('A piece of HTML; a secret link stands in the real message alone.'),
  attachment: z.string().nullable().describe('Name of the PDF that goes with it.'),
});

const effectSchema = z.object({
  type: z.string(),
  title: textSchema.optional(),
  messages: z.array(messageSchema).optional().describe('Those that the sender may read.'),
  invoice: z
    .object({ description: textSchema, total: z.number().int(), currency: z.string(), dueOn: dateSchema })
    .optional(),
  certificate: z
    .object({ kind: z.string(), validFrom: dateSchema, validUntil: dateSchema.nullable() })
    .optional(),
  fault: z.string().optional().describe('Why it would not work.'),
});

export function routes(deps: Deps): Route[] {
  return [
    defineRoute({
      verb: 'preview-event',
      method: 'post',
      path: '/api/v1/cases/:case/events/preview',
      right: 'case:edit',
      tag: 'Cases',
      summary: 'What an event would come to: state, deadlines, messages; nothing is written',
      description:
        'Decided and composed by what really decides and sends. Refused as `send-event` would refuse. Numbers that are given only when an invoice or certificate is made are shown as `…`.',
      params: caseParams,
      headers: z.object({ 'if-match': z.string().max(40).optional() }),
      body: z.strictObject({ type: z.string().min(1).max(200), data: dataSchema.optional() }),
      answers: {
        200: z.object({
          revision: z.number().int(),
          state: z.object({ id: z.string(), title: textSchema }),
          ended: z.boolean(),
          due: z.array(dueSchema),
          decisions: z.array(namedDecisionSchema).describe('What it is decided on.'),
          effects: z.array(effectSchema),
        }),
      },
      async handle({ user, params, headers, body }) {
        const seen = headers['if-match'] === undefined ? null : revisionFrom(headers['if-match']);
        const event = { type: body.type, ...(body.data ? { data: body.data as JsonObject } : {}) };
        return { body: await previewEvent(deps, { user, caseId: params.case, event, seen }) };
      },
    }),
  ];
}
