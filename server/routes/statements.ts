import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { defineRoute, type Route } from '../http/define-route.ts';
import { idSchema } from '../http/texts.ts';
import { listInvoicedCompanies } from '../use-cases/list-invoices.ts';
import { printStatement, readStatement } from '../use-cases/read-statement.ts';
import { invoiceShape } from './invoices.ts';
import { pdfAnswers, sendPdf } from './send-pdf.ts';

const movementShape = z.object({
  on: z.string(),
  kind: z.enum(['invoice', 'void', 'payment', 'access-code', 'refund']),
  currency: z.string(),
  amount: z.number().int(),
  balance: z.number().int(),
  invoice: invoiceShape.pick({ id: true, number: true, description: true }),
  order: z.object({ id: z.string(), number: z.string() }).nullable(),
});

const statementShape = z.object({
  company: z.object({ id: z.string(), name: z.string() }),
  from: z.string(),
  to: z.string(),
  accounts: z.array(
    z.object({
      currency: z.string(),
      opening: z.number().int(),
      entries: z.array(movementShape),
      invoiced: z.number().int(),
      credited: z.number().int(),
      closing: z.number().int(),
    }),
  ),
});

const query = z.object({ company: idSchema, from: z.iso.date(), to: z.iso.date() });

/** Statements of account: one company, one period. */
export function routes(deps: Deps): Route[] {
  return [
    defineRoute({
      verb: 'list-invoiced-companies',
      method: 'get',
      path: '/api/v1/statements/companies',
      right: 'invoice:view',
      summary: 'Companies to which something was invoiced that one may see, by name',
      tag: 'Payments',
      query: z.object({
        q: z.string().trim().max(100).default(''),
        limit: z.coerce.number().int().min(1).max(200).default(50),
      }),
      answers: { 200: z.object({ items: z.array(z.object({ id: z.string(), name: z.string() })) }) },
      handle: async ({ user, query: { q: search, limit } }) => ({
        body: { items: await listInvoicedCompanies(deps, user, { search, limit }) },
      }),
    }),
    defineRoute({
      verb: 'read-statement',
      method: 'get',
      path: '/api/v1/statements',
      right: 'invoice:view',
      summary: 'What a company was invoiced, has paid and owes over a period',
      tag: 'Payments',
      query,
      answers: { 200: statementShape },
      handle: async ({ user, query: ask }) => ({ body: await readStatement(deps, user, ask) }),
    }),
    defineRoute({
      verb: 'print-statement',
      method: 'get',
      path: '/api/v1/statements/pdf',
      right: 'invoice:view',
      summary: 'The same as PDF',
      tag: 'Payments',
      query,
      answers: pdfAnswers('The statement'),
      handle: async ({ user, query: ask, request, response }) =>
        sendPdf(request, response, await printStatement(deps, user, ask)),
    }),
  ];
}
