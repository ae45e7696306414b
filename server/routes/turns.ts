import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { defineRoute, type Route } from '../http/define-route.ts';
import { dateSchema, textSchema } from '../http/texts.ts';
import { listTurns } from '../use-cases/list-turns.ts';
import { dueSchema, personSchema, requestSchema } from './case-schemas.ts';

const turn = z.object({
  id: z.string(),
  number: z.string().nullable(),
  program: z.string(),
  company: personSchema,
  state: z.object({ title: textSchema, description: textSchema.optional() }),
  mine: z.boolean().describe('It is the reader’s turn.'),
  waitingFor: z.array(textSchema),
  waitingGroups: z
    .array(z.array(textSchema))
    .describe('The same by what is waited for: any of a group can do it, and each group has to.'),
  due: dueSchema.nullable().describe('The first deadline.'),
  ahead: z
    .object({ title: textSchema, date: dateSchema, zone: z.string() })
    .nullable()
    .describe('The next day of the case that is not that deadline.'),
  unread: z.number().int().describe('Messages that the reader has not read.'),
  request: requestSchema.nullable(),
  resume: z
    .object({
      form: z.string(),
      step: z.string(),
      title: textSchema,
      begun: z.boolean(),
      sends: z.boolean().describe('The reader can send the form on; otherwise he only adds to it.'),
      mend: z.string().nullable().describe('The place in it to begin at, of a form that came back.'),
    })
    .nullable()
    .describe('Where the reader goes on; null where there is nothing to fill in.'),
});

/** What a member of a company begins the day with. */
export function routes(deps: Deps): Route[] {
  return [
    defineRoute({
      verb: 'list-turns',
      method: 'get',
      path: '/api/v1/me/turns',
      right: 'signed-in',
      tag: 'Cases',
      summary: 'Open cases of the reader’s companies, with whose turn it is and where he would go on',
      answers: { 200: z.object({ items: z.array(turn) }) },
      handle: async ({ user }) => ({ body: { items: await listTurns(deps, user) } }),
    }),
  ];
}
