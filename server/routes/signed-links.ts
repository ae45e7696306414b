import { z } from 'zod';
import type { JsonObject } from '../../engine/index.ts';
import type { Deps } from '../deps.ts';
import { defineRoute, type Route } from '../http/define-route.ts';
import { revisionFrom } from '../http/revision.ts';
import { idSchema, textSchema } from '../http/texts.ts';
import { findLinkedFile, readLinkedForm, readSignedLink } from '../use-cases/read-signed-link.ts';
import { sendLinkEvent, signStep } from '../use-cases/sign-step.ts';
import {
  dataSchema,
  formToReadSchema,
  personSchema,
  shownSchema,
  stateSchema,
  stepShape,
} from './case-schemas.ts';
import { keySchema } from './idempotency-key.ts';
import { fileAnswers, sendStored } from './send-stored.ts';

const path = '/api/v1/signed-link';
const headers = z.object({
  'x-link-token': z
    .string()
    .max(200)
    .default('')
    .describe('What stands behind `#` in the link. Never a part of an address, so no log keeps it.'),
});
const commandHeaders = headers.extend({ 'idempotency-key': keySchema });
const event = z.looseObject({ type: z.string(), label: textSchema, offered: z.boolean() });
const title = { id: z.string(), title: textSchema };
const formShape = z.looseObject({ ...title, steps: z.array(stepShape) });
const usedShape = z.object({ usedAt: z.string() });
const refusals =
  'Without an account: the link’s token says who it is. 404 `link-unknown`; 410 `link-used`, `link-replaced`, `link-expired`, `link-over`.';

/** For a person without an account, by a link that was mailed: one step of one case to sign, and what to read before. */
export function routes(deps: Deps): Route[] {
  const requestOf = (given: z.output<typeof headers>, address: string, requestId: string) => ({
    token: given['x-link-token'],
    address,
    requestId,
  });
  return [
    defineRoute({
      verb: 'read-signed-link',
      method: 'get',
      path,
      right: 'public',
      tag: 'Signed links',
      summary: 'Opens a signed link: whom it is for and what may be done by it',
      description: refusals,
      headers,
      answers: {
        200: z.object({
          person: z.object({ name: z.string(), email: z.string() }),
          language: z.string(),
          program: textSchema,
          case: z.object({
            number: z.string().nullable(),
            company: personSchema,
            assessor: personSchema,
            state: stateSchema,
          }),
          expiresOn: z.string(),
          timeZone: z.string(),
          draft: z.string().describe('Names what is filled in; said again with 410 once nothing is wanted.'),
          form: z.string(),
          step: z.string(),
          event: event.nullable().describe('Sent by signing; null when nothing can be signed now.'),
          others: z.array(z.object({ event, form: formShape.nullable() })),
          forms: z.array(z.object({ ...title, steps: z.array(z.object(title)) })),
        }),
      },
      async handle({ headers: given, clientAddress, requestId }) {
        return { body: await readSignedLink(deps, requestOf(given, clientAddress, requestId)) };
      },
    }),
    defineRoute({
      verb: 'read-linked-form',
      method: 'get',
      path: `${path}/forms/:form`,
      right: 'public',
      tag: 'Signed links',
      summary: 'A form of the link’s case, to read',
      description: `${refusals} \`shown\` names all that the signature covers but the step itself, as it stands now, and \`signature\` is what the program calls it; both are null where nothing is signed.`,
      params: z.object({ form: idSchema }),
      headers,
      answers: {
        200: formToReadSchema.extend({
          shown: shownSchema.nullable(),
          signature: textSchema.nullable().describe('What the program calls the signature.'),
        }),
      },
      async handle({ params, headers: given, clientAddress, requestId }) {
        const request = requestOf(given, clientAddress, requestId);
        return { body: await readLinkedForm(deps, { ...request, form: params.form }) };
      },
    }),
    defineRoute({
      verb: 'download-linked-file',
      method: 'get',
      path: `${path}/files/:file`,
      right: 'public',
      tag: 'Signed links',
      summary: 'A file in a form that the link shows',
      description: refusals,
      params: z.object({ file: idSchema }),
      headers,
      answers: fileAnswers,
      async handle(ctx) {
        const asked = requestOf(ctx.headers, ctx.clientAddress, ctx.requestId);
        return sendStored(deps, ctx, await findLinkedFile(deps, { ...asked, file: ctx.params.file }));
      },
    }),
    defineRoute({
      verb: 'sign-step',
      method: 'post',
      path: `${path}/signature`,
      right: 'public',
      tag: 'Signed links',
      summary: 'Signs: fills in the link’s step and sends the link’s event',
      description: `Uses the link up. \`If-Match\` names the step’s revision, \`shown\` what was read beside it. ${refusals} 409 \`shown-changed\` when something else stands there now; 422 \`incomplete\` says what is missing. Refused, it stores nothing.`,
      headers: commandHeaders.extend({ 'if-match': z.string().max(40).optional() }),
      body: z.strictObject({ data: dataSchema, shown: shownSchema.optional() }),
      answers: { 200: usedShape },
      async handle({ headers: given, body, clientAddress, requestId }) {
        const used = await signStep(deps, {
          ...requestOf(given, clientAddress, requestId),
          data: body.data as JsonObject,
          shown: body.shown ?? null,
          seen: revisionFrom(given['if-match']),
          idempotencyKey: given['idempotency-key'],
        });
        return { body: used };
      },
    }),
    defineRoute({
      verb: 'send-link-event',
      method: 'post',
      path: `${path}/events`,
      right: 'public',
      tag: 'Signed links',
      summary: 'Sends another event that the link allows, in place of signing',
      description: `Uses the link up. ${refusals} 403 \`wrong-role\` for an event that it does not allow.`,
      headers: commandHeaders,
      body: z.strictObject({ type: z.string().min(1).max(200), data: dataSchema.optional() }),
      answers: { 200: usedShape },
      async handle({ headers: given, body, clientAddress, requestId }) {
        const used = await sendLinkEvent(deps, {
          ...requestOf(given, clientAddress, requestId),
          event: { type: body.type, ...(body.data ? { data: body.data as JsonObject } : {}) },
          idempotencyKey: given['idempotency-key'],
        });
        return { body: used };
      },
    }),
  ];
}
