import { z } from 'zod';
import { reasonSchema } from '../http/problem.ts';
import { dateSchema, idSchema, textSchema } from '../http/texts.ts';

/** Shapes that several answers about cases have in common. */

export const caseParams = z.object({ case: idSchema });

/** Any JSON object: what a form or an event holds is checked by the program's own schema. */
export const dataSchema = z.record(z.string(), z.unknown());

/** Names what somebody was shown before he signs it. */
export const shownSchema = z
  .string()
  .max(64)
  .describe('Hash of what was shown, as the answer that showed it said.');

export const personSchema = z.object({ id: z.string(), name: z.string() });

export const stateSchema = z.object({
  id: z.string(),
  title: textSchema,
  description: textSchema.optional(),
  tags: z.array(z.string()),
});

export const problemsSchema = z.array(
  z.looseObject({
    severity: z.enum(['error', 'warning', 'note']),
    place: z.string(),
    pointer: z.string(),
    keyword: z.string(),
    message: textSchema,
  }),
);

/** A step of a release with its schemas. */
export const stepShape = z.looseObject({
  id: z.string(),
  title: textSchema,
  schema: dataSchema,
  uischema: dataSchema,
});

/** A form with its schemas and answers, to be read. */
export const formToReadSchema = z.looseObject({
  id: z.string(),
  title: textSchema,
  steps: z.array(
    stepShape.extend({
      answer: z.looseObject({
        revision: z.number().int(),
        data: dataSchema,
        problems: problemsSchema,
        canEdit: z.boolean(),
      }),
    }),
  ),
});

const stepStatus = z.enum(['empty', 'started', 'complete', 'problems']);

const outlineOfStep = z.object({
  id: z.string(),
  title: textSchema,
  closing: z.boolean().optional(),
  revision: z.number().int(),
  status: stepStatus,
  canEdit: z.boolean(),
});

const outlineOfForm = z.object({
  id: z.string(),
  title: textSchema,
  description: textSchema.optional(),
  layout: z.enum(['wizard', 'sections', 'dialog']),
  reviews: z.string().optional().describe('The form whose answers this one judges.'),
  canEdit: z.boolean(),
  /** When a list: only these places of the form may be changed. */
  only: z.array(z.string()).nullable(),
});

export const formSchema = outlineOfForm.extend({
  steps: z.array(outlineOfStep.extend({ problems: problemsSchema })),
});

export const dueSchema = z.looseObject({
  delay: z.string(),
  title: textSchema,
  kind: z.enum(['deadline', 'reminder']),
  date: dateSchema,
  at: z.string(),
  zone: z.string(),
  anchor: dateSchema,
  days: z.number().int(),
});

export const requestSchema = z
  .object({
    seq: z.number().int(),
    at: z.string(),
    by: z.object({ name: z.string(), roles: z.array(z.string()) }),
    message: z.string(),
  })
  .describe('What somebody else wrote when the case came to where it is.');

const offeredSchema = z.looseObject({
  type: z.string(),
  label: textSchema,
  offered: z.boolean(),
  reasons: z
    .array(reasonSchema.extend({ message: textSchema, place: z.string().optional() }))
    .describe('Why not, or what is still missing: each with the place in the case that it is about.'),
  tone: z.enum(['primary', 'neutral', 'danger']),
});

export const caseSchema = z.object({
  id: z.string(),
  number: z.string().nullable(),
  program: z.string(),
  release: z.string(),
  revision: z.number().int(),
  state: stateSchema,
  states: z.array(z.string()),
  waitingFor: z.array(z.string()),
  waitingGroups: z
    .array(z.array(z.string()))
    .describe('The same by what is waited for: any role of a group can do it, and each group has to.'),
  ended: z.boolean(),
  roles: z.array(z.string()),
  company: personSchema,
  assessor: personSchema,
  assignee: personSchema.nullable(),
  turn: z
    .object({ reader: z.boolean(), assignee: z.boolean() })
    .describe('Whether the case waits for the reader, and for the one whose work it is.'),
  openedOn: dateSchema,
  submittedOn: dateSchema.nullable(),
  due: z.array(dueSchema),
  missed: dueSchema.nullable().describe('The deadline that passed and brought the case to where it is.'),
  forms: z.array(
    outlineOfForm.extend({
      mend: z.string().nullable().describe('Where to begin with a form that came back.'),
      steps: z.array(
        outlineOfStep.extend({
          suffices: z
            .enum(['blank', 'prefilled'])
            .optional()
            .describe(
              'Of a step that nobody saved: it may go as it is, empty or with what it was filled in with.',
            ),
        }),
      ),
    }),
  ),
  request: requestSchema.nullable(),
  events: z.array(offeredSchema),
  unread: z.number().int().nullable().describe('Messages that the reader has not read.'),
  facts: z
    .array(z.object({ name: z.string(), title: textSchema, unit: z.string().nullable(), value: z.unknown() }))
    .describe('What is known of it at a glance, choices by their titles.'),
  signatures: z
    .array(z.object({ title: textSchema.nullable(), covers: z.array(z.string()), holds: z.boolean() }))
    .describe(
      'Those that were given: what of it the reader sees, and whether nothing in it has changed since.',
    ),
  summary: dataSchema,
  context: dataSchema.describe(
    'Of the program’s machine, for those who work on the program; empty for others.',
  ),
});

export const caseRowSchema = z.object({
  id: z.string(),
  number: z.string().nullable(),
  revision: z.number().int(),
  state: stateSchema,
  ended: z.boolean(),
  company: personSchema,
  assessor: personSchema,
  assignee: personSchema.nullable(),
  openedOn: dateSchema,
  submittedOn: dateSchema.nullable(),
  nextDue: dateSchema.nullable(),
  values: dataSchema,
  unread: z.number().int().describe('Messages that the reader has not read.'),
  reviews: z
    .array(z.object({ form: z.string(), title: textSchema }))
    .describe('Forms judging another one that the reader may fill in now.'),
  events: z.array(
    z.object({
      type: z.string(),
      label: textSchema,
      tone: z.string(),
      confirm: textSchema.optional(),
      form: z.string().optional(),
    }),
  ),
});

const madeDecisionSchema = z.object({ ruleset: z.string(), outcomes: z.array(z.string()) });

export const eventAnswerSchema = z.object({
  id: z.string(),
  number: z.string().nullable(),
  revision: z.number().int(),
  state: stateSchema,
  states: z.array(z.string()),
  ended: z.boolean(),
  effects: z.array(z.string()),
  decisions: z.array(madeDecisionSchema),
});

export const historyLineSchema = z.object({
  seq: z.number().int(),
  at: z.string(),
  kind: z.enum(['start', 'event', 'timer', 'record']),
  event: z.object({
    type: z.string(),
    label: textSchema.nullable(),
    form: z.string().nullable(),
    deadline: z.boolean().describe('A deadline passed, rather than a day that moves or reminds.'),
  }),
  actor: z.object({ id: z.string(), name: z.string(), roles: z.array(z.string()) }),
  data: dataSchema.nullable(),
  state: z.object({ id: z.string(), title: textSchema }),
  states: z.array(z.string()),
  effects: z.array(z.string()),
  letters: z.array(z.object({ effect: z.string(), title: textSchema })),
  due: z.array(dueSchema),
  met: z.array(z.string()),
  passed: z.string().nullable(),
  assignee: personSchema.nullable(),
  thread: z.object({ id: z.string(), title: textSchema }).nullable(),
  decisions: z.array(madeDecisionSchema.extend({ title: textSchema })),
  note: z.unknown(),
  hash: z.string(),
});

export const namedDecisionSchema = z.looseObject({
  title: textSchema,
  rules: z.record(z.string(), textSchema).describe('Rule’s name → what people call it.'),
  names: z.record(z.string(), z.looseObject({ title: textSchema })),
  conditions: z.record(z.string(), textSchema).describe('Condition’s name → what people call it.'),
  restricted: z.boolean().describe('Something was left out that the reader may not see.'),
  ruleset: z.string(),
  release: z.string(),
  at: z.string(),
  facts: z.array(dataSchema),
  factsHash: z.string(),
  parameters: dataSchema,
  outcomes: z.array(z.looseObject({ type: z.string(), params: dataSchema })),
  explanation: z.array(z.looseObject({ name: z.string(), outcome: z.string(), result: z.boolean() })),
});

export const decisionSchema = namedDecisionSchema.extend({ seq: z.number().int() });
