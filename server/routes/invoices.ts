import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { defineRoute, type Route } from '../http/define-route.ts';
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
      query: z.object({ status: status.optional(), case: z.string().max(64).optional() }),
      answers: { 200: z.object({ items: z.array(invoiceShape) }) },
      async handle({ user, query }) {
        const filter = {
          ...(query.status === undefined ? {} : { status: query.status }),
          ...(query.case === undefined ? {} : { caseId: query.case }),
        };
        return { body: { items: await listInvoices(deps, user, filter) } };
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
