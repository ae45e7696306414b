import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { defineRoute, type Route } from '../http/define-route.ts';
import { pageOf, pageQuery } from '../http/paging.ts';
import { listInvoices } from '../use-cases/list-invoices.ts';
import { printInvoice } from '../use-cases/print-invoice.ts';
import { readInvoice } from '../use-cases/read-invoice.ts';
import { pdfAnswers, sendPdf } from './send-pdf.ts';
import { textShape } from './shared-shapes.ts';

const status = z.enum(['open', 'paid', 'void']);

export const invoiceShape = z.object({
  id: z.string(),
  number: z.string(),
  program: z.string(),
  case: z.object({ id: z.string(), number: z.string().nullable() }),
  company: z.object({ id: z.string(), name: z.string() }),
  currency: z.string(),
  description: textShape,
  total: z.number().int().describe('In the smallest unit of the currency'),
  due: z.number().int(),
  status,
  issuedOn: z.string(),
  dueOn: z.string(),
  paidAt: z.string().nullable(),
});

const sumShape = z.object({
  count: z.number().int(),
  due: z
    .array(z.object({ currency: z.string(), amount: z.number().int() }))
    .describe('What is open, in the smallest unit of each currency'),
});

const detailsShape = invoiceShape.extend({
  lines: z.array(
    z.object({
      kind: z.enum(['fee', 'tax']),
      label: textShape,
      rate: z.number().nullable(),
      amount: z.number().int(),
    }),
  ),
});

/** Invoices: the list, one of them, and its paper. */
export function routes(deps: Deps): Route[] {
  return [
    defineRoute({
      verb: 'list-invoices',
      method: 'get',
      path: '/api/v1/invoices',
      right: 'invoice:view',
      summary: 'Invoices of one’s companies, or of the programs that one keeps accounts for',
      tag: 'Payments',
      description:
        'The newest first, or with `sort=due` what is to be paid first. `own=yes`: only of companies that one acts for. `q`: words of number, description, company or the number of the case. `sum=yes` also adds up all that match.',
      query: z.object({
        ...pageQuery,
        status: z.union([status, z.array(status).max(3)]).optional(),
        case: z.string().max(64).optional(),
        own: z.enum(['yes', 'no']).default('no'),
        q: z.string().trim().max(100).default(''),
        sort: z.enum(['newest', 'due']).default('newest'),
        sum: z.enum(['yes', 'no']).default('no'),
      }),
      answers: { 200: pageOf(invoiceShape).extend({ sum: sumShape.optional() }) },
      async handle({ user, query }) {
        const body = await listInvoices(deps, user, {
          statuses: [query.status ?? []].flat(),
          caseId: query.case ?? null,
          own: query.own === 'yes',
          search: query.q,
          order: query.sort,
          cursor: query.cursor,
          limit: query.limit,
          sum: query.sum === 'yes',
        });
        return { body };
      },
    }),
    defineRoute({
      verb: 'read-invoice',
      method: 'get',
      path: '/api/v1/invoices/:invoice',
      right: 'invoice:view',
      summary: 'One invoice with its lines',
      tag: 'Payments',
      params: z.object({ invoice: z.string().max(64) }),
      answers: { 200: detailsShape },
      async handle({ user, params }) {
        return { body: await readInvoice(deps, user, params.invoice) };
      },
    }),
    defineRoute({
      verb: 'print-invoice',
      method: 'get',
      path: '/api/v1/invoices/:invoice/pdf',
      right: 'invoice:view',
      summary: 'The invoice as PDF; a receipt once it is paid',
      tag: 'Payments',
      params: z.object({ invoice: z.string().max(64) }),
      answers: pdfAnswers('The invoice'),
      handle: async ({ user, params, request, response }) =>
        sendPdf(request, response, await printInvoice(deps, user, params.invoice)),
    }),
  ];
}
