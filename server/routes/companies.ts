import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { defineRoute, type Route } from '../http/define-route.ts';
import { decodeCursor, page, pageOf, pageQuery } from '../http/paging.ts';
import { etagOf, revisionFrom } from '../http/revision.ts';
import { dateSchema, idSchema, lineSchema, textSchema } from '../http/texts.ts';
import {
  addCompany,
  addMember,
  listCompanies,
  listMembers,
  readCompany,
  removeMember,
  updateCompany,
} from '../use-cases/companies.ts';
import { listCompanyCases } from '../use-cases/list-company-cases.ts';
import { personSchema } from './case-schemas.ts';

const short = lineSchema(200);
const address = { street: short, city: short, province: short, postalCode: lineSchema(20) };
const contact = { name: short, phone: lineSchema(50), fax: lineSchema(50), email: lineSchema(254) };
const codes = z.array(lineSchema(50).min(1)).max(200);
const json = z.json();
const jsonObject = z.record(z.string().max(100), json);

const company = z.object({
  id: z.string(),
  name: z.string(),
  address: z.object({ street: z.string(), city: z.string(), province: z.string(), postalCode: z.string() }),
  contact: z.object({ name: z.string(), phone: z.string(), fax: z.string(), email: z.string() }),
  wcbAccounts: z.array(z.string()),
  industryCodes: z.array(z.string()),
  member: z.boolean().describe('A member of the certifying organization; fees can depend on it.'),
  attributes: z.record(z.string(), z.unknown()),
  profile: z.record(z.string(), z.unknown()).describe('Kept from case to case.'),
  revision: z.number().int(),
  createdAt: z.string(),
});

const newCompany = z.strictObject({
  name: short.min(1),
  address: z
    .strictObject({
      street: address.street.default(''),
      city: address.city.default(''),
      province: address.province.default(''),
      postalCode: address.postalCode.default(''),
    })
    .prefault({}),
  contact: z
    .strictObject({
      name: contact.name.default(''),
      phone: contact.phone.default(''),
      fax: contact.fax.default(''),
      email: contact.email.default(''),
    })
    .prefault({}),
  wcbAccounts: codes.default([]),
  industryCodes: codes.default([]),
  member: z.boolean().default(false),
  attributes: jsonObject.default({}),
});

const companyChange = z.strictObject({
  name: short.min(1).optional(),
  address: z.strictObject(address).partial().optional(),
  contact: z.strictObject(contact).partial().optional(),
  wcbAccounts: codes.optional(),
  industryCodes: codes.optional(),
  member: z.boolean().optional(),
  attributes: jsonObject.optional(),
});

const members = z.object({
  items: z.array(
    z.object({
      user: z.object({ id: z.string(), name: z.string(), email: z.string() }),
      role: z.string(),
      addedAt: z.string(),
    }),
  ),
});
const role = lineSchema(60).min(1);

const companyCase = z.object({
  id: z.string(),
  program: z.string(),
  number: z.string().nullable(),
  state: z.object({ title: textSchema }),
  ended: z.boolean(),
  assessor: personSchema,
  openedOn: dateSchema,
});

export function routes(deps: Deps): Route[] {
  return [
    defineRoute({
      verb: 'list-companies',
      method: 'get',
      path: '/api/v1/companies',
      right: 'signed-in',
      tag: 'companies',
      summary: 'One’s own companies; all of them for staff',
      query: z.object({ ...pageQuery, q: lineSchema(100).optional() }),
      answers: { 200: pageOf(company) },
      async handle({ user, query }) {
        const after = decodeCursor(query.cursor, z.tuple([z.string(), z.string()]));
        const rows = await listCompanies(deps, user, {
          q: query.q,
          after: after && { name: after[0], id: after[1] },
          limit: query.limit + 1,
        });
        return { body: page(rows, query.limit, (row) => [row.name, row.id]) };
      },
    }),
    defineRoute({
      verb: 'add-company',
      method: 'post',
      path: '/api/v1/companies',
      right: { may: 'companies' },
      tag: 'companies',
      summary: 'Add a company',
      body: newCompany,
      answers: { 201: company },
      async handle({ body }) {
        const added = await addCompany(deps, body);
        return { status: 201, body: added, headers: { ETag: etagOf(added.revision) } };
      },
    }),
    defineRoute({
      verb: 'read-company',
      method: 'get',
      path: '/api/v1/companies/:company',
      right: 'company:view',
      tag: 'companies',
      summary: 'One company',
      params: z.object({ company: idSchema }),
      answers: { 200: company },
      async handle({ user, params }) {
        const found = await readCompany(deps, user, params.company);
        return { body: found, headers: { ETag: etagOf(found.revision) } };
      },
    }),
    defineRoute({
      verb: 'update-company',
      method: 'patch',
      path: '/api/v1/companies/:company',
      right: 'company:edit',
      tag: 'companies',
      summary: 'Correct a company',
      params: z.object({ company: idSchema }),
      headers: z.object({ 'if-match': z.string().optional() }),
      body: companyChange,
      answers: { 200: company },
      async handle({ user, params, headers, body }) {
        const seen = revisionFrom(headers['if-match']);
        const changed = await updateCompany(deps, user, params.company, seen, body);
        return { body: changed, headers: { ETag: etagOf(changed.revision) } };
      },
    }),
    defineRoute({
      verb: 'list-company-cases',
      method: 'get',
      path: '/api/v1/companies/:company/cases',
      right: 'company:view',
      tag: 'companies',
      summary: 'The cases of a company that the reader may see, of all programs, newest first',
      params: z.object({ company: idSchema }),
      answers: {
        200: z.object({
          items: z.array(companyCase),
          more: z.boolean().describe('There are older ones that are not listed.'),
        }),
      },
      handle: async ({ user, params }) => ({ body: await listCompanyCases(deps, user, params.company) }),
    }),
    defineRoute({
      verb: 'list-members',
      method: 'get',
      path: '/api/v1/companies/:company/members',
      right: 'company:view',
      tag: 'companies',
      summary: 'Who acts for a company',
      params: z.object({ company: idSchema }),
      answers: { 200: members },
      handle: async ({ user, params }) => ({
        body: { items: await listMembers(deps, user, params.company) },
      }),
    }),
    defineRoute({
      verb: 'add-member',
      method: 'post',
      path: '/api/v1/companies/:company/members',
      right: 'company:edit',
      tag: 'companies',
      summary: 'Let somebody act for a company',
      params: z.object({ company: idSchema }),
      body: z.strictObject({ email: z.email().max(254), role }),
      answers: { 200: members },
      handle: async ({ user, params, body }) => ({
        body: { items: await addMember(deps, user, params.company, body) },
      }),
    }),
    defineRoute({
      verb: 'remove-member',
      method: 'delete',
      path: '/api/v1/companies/:company/members/:user/:role',
      right: 'company:edit',
      tag: 'companies',
      summary: 'End a membership',
      params: z.object({ company: idSchema, user: idSchema, role }),
      answers: { 204: null },
      async handle({ user, params }) {
        await removeMember(deps, user, params.company, params.user, params.role);
        return { status: 204 };
      },
    }),
  ];
}
