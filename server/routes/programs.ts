import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { defineRoute, type Route } from '../http/define-route.ts';
import { lineSchema, textSchema } from '../http/texts.ts';
import { listStarts } from '../use-cases/list-starts.ts';
import { listPrograms, readProgram, readReleaseForm, readReleaseWorkflow } from '../use-cases/programs.ts';
import { version } from '../version.ts';
import { personSchema } from './case-schemas.ts';

const name = lineSchema(60).min(1);

const list = z.looseObject({
  id: z.string(),
  title: textSchema,
  description: textSchema.optional(),
  roles: z.array(z.string()),
  tags: z.array(z.string()),
  columns: z.array(
    z.looseObject({ id: z.string(), title: textSchema, value: z.string(), unit: z.string().optional() }),
  ),
  sort: z.object({ column: z.string(), direction: z.enum(['asc', 'desc']) }).optional(),
  filters: z.array(z.string()).optional(),
  events: z.array(z.string()).optional(),
  empty: textSchema.optional(),
});

const program = z.object({
  id: z.string(),
  release: z.string(),
  title: textSchema,
  description: textSchema.optional(),
  languages: z.array(z.string()),
  timeZone: z.string(),
  currency: z.string(),
  roles: z.array(
    z.object({
      id: z.string(),
      title: textSchema,
      scope: z.string(),
      selfRegistration: z.boolean(),
      may: z.array(z.string()).describe('What the role lets do beside what the workflow says'),
    }),
  ),
  mine: z.array(z.string()).describe('Roles that the user holds, be it for one company.'),
  start: z.object({ label: textSchema, allowed: z.boolean(), roles: z.array(z.string()) }),
  lists: z.array(list).describe('Lists that are made for one of the user’s roles.'),
  summary: z.array(z.object({ name: z.string(), title: textSchema, unit: z.string() })),
  courses: z
    .array(z.object({ id: z.string(), title: textSchema }))
    .describe('Courses that the program knows in training records.'),
  notes: z.record(z.string(), textSchema),
});

const reviewSchema = z.object({
  of: z.string().describe('The form whose answers are judged.'),
  accepts: z.array(z.string()),
  standing: z.array(z.object({ ruleset: z.string(), unmet: z.string() })).optional(),
  deficiencies: z
    .object({ step: z.string(), table: z.string(), question: z.string(), text: z.string() })
    .optional(),
  beside: z.record(z.string(), z.array(z.string())).optional(),
});

const form = z.object({
  id: z.string(),
  release: z.string(),
  title: textSchema,
  description: textSchema.optional(),
  layout: z.enum(['wizard', 'sections', 'dialog']),
  review: reviewSchema.optional().describe('Said by a form that judges another.'),
  steps: z.array(
    z.object({
      id: z.string(),
      title: textSchema,
      closing: z.boolean(),
      schema: z.record(z.string(), z.unknown()),
      uischema: z.record(z.string(), z.unknown()),
      i18n: z.record(z.string(), z.record(z.string(), z.string())),
    }),
  ),
});

const workflow = z.object({
  states: z.array(
    z.object({
      id: z.string(),
      title: textSchema,
      titles: z.record(z.string(), textSchema).optional(),
      description: textSchema.optional(),
      waitingFor: z.array(z.string()),
      initial: z.boolean(),
      final: z.boolean(),
      events: z.array(z.object({ type: z.string(), label: textSchema, roles: z.array(z.string()) })),
    }),
  ),
  transitions: z.array(
    z.object({
      from: z.string(),
      to: z.string(),
      event: z.string(),
      kind: z.enum(['event', 'timer', 'automatic']),
      label: textSchema.nullable(),
    }),
  ),
});

const startSchema = z.object({
  company: personSchema,
  allowed: z.boolean().describe('A new case would be opened now.'),
  reasons: z
    .array(z.looseObject({ message: textSchema, case: z.string().optional() }))
    .describe('Why not, with the case that stands in the way.'),
});

export function routes(deps: Deps): Route[] {
  return [
    defineRoute({
      verb: 'read-site',
      method: 'get',
      path: '/api/v1/site',
      right: 'public',
      tag: 'programs',
      summary: 'Whose site this is',
      answers: {
        200: z.object({
          organization: z.object({
            name: z.string(),
            address: z.string(),
            email: z.string(),
            phone: z.string(),
          }),
          version: z.string(),
        }),
      },
      handle: () => ({ body: { organization: deps.settings.organization, version } }),
    }),
    defineRoute({
      verb: 'list-programs',
      method: 'get',
      path: '/api/v1/programs',
      right: 'signed-in',
      tag: 'programs',
      summary: 'Programs, with what the user has to do with them',
      answers: { 200: z.object({ items: z.array(program) }) },
      handle: async ({ user }) => ({ body: { items: await listPrograms(deps, user) } }),
    }),
    defineRoute({
      verb: 'read-program',
      method: 'get',
      path: '/api/v1/programs/:program',
      right: 'signed-in',
      tag: 'programs',
      summary: 'One program',
      params: z.object({ program: name }),
      answers: { 200: program },
      handle: async ({ user, params }) => ({ body: await readProgram(deps, user, params.program) }),
    }),
    defineRoute({
      verb: 'list-starts',
      method: 'get',
      path: '/api/v1/programs/:program/starts',
      right: 'signed-in',
      tag: 'programs',
      summary: 'Companies for which the user may open a case, each with whether one would be opened now',
      params: z.object({ program: name }),
      answers: { 200: z.object({ items: z.array(startSchema) }) },
      handle: async ({ user, params }) => ({
        body: { items: await listStarts(deps, { user, program: params.program }) },
      }),
    }),
    defineRoute({
      verb: 'read-release-form',
      method: 'get',
      path: '/api/v1/releases/:hash/forms/:form',
      right: 'signed-in',
      tag: 'programs',
      summary: 'A form of a release: JSON Schema, UI schema and texts of each step',
      params: z.object({ hash: z.string().regex(/^[0-9a-f]{64}$/, 'is not a hash'), form: name }),
      answers: { 200: form },
      handle: async ({ params }) => ({
        body: await readReleaseForm(deps, params.hash, params.form),
        headers: { 'Cache-Control': 'private, max-age=31536000, immutable' },
      }),
    }),
    defineRoute({
      verb: 'read-release-workflow',
      method: 'get',
      path: '/api/v1/releases/:hash/workflow',
      right: 'signed-in',
      tag: 'programs',
      summary: 'The workflow of a release: states with names, and what leads from one to another',
      params: z.object({ hash: z.string().regex(/^[0-9a-f]{64}$/, 'is not a hash') }),
      answers: { 200: workflow },
      handle: async ({ params }) => ({
        body: await readReleaseWorkflow(deps, params.hash),
        headers: { 'Cache-Control': 'private, max-age=31536000, immutable' },
      }),
    }),
  ];
}
