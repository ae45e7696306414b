import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { defineRoute, type Route } from '../http/define-route.ts';
import { idSchema } from '../http/texts.ts';
import { cancelOrder } from '../use-cases/cancel-order.ts';
import { printOrder } from '../use-cases/print-order.ts';
import { listOrders, readOrder } from '../use-cases/read-order.ts';
import { retryPayment } from '../use-cases/retry-payment.ts';
import { submitOrder } from '../use-cases/submit-order.ts';
import { billingInput, billingShape } from './billing-shapes.ts';
import { invoiceShape } from './invoices.ts';
import { placedShape } from './payments.ts';
import { pdfAnswers, sendPdf } from './send-pdf.ts';

const summaryShape = z.object({
  id: z.string(),
  number: z.string(),
  state: z.enum(['open', 'pending', 'failed', 'paid', 'cancelled', 'replaced']),
  currency: z.string(),
  total: z.number().int(),
  discount: z.number().int(),
  amount: z.number().int(),
  submittedAt: z.string(),
  completedAt: z.string().nullable(),
});

const orderShape = summaryShape.extend({
  note: z.string(),
  billing: billingShape.nullable(),
  code: z.string().nullable(),
  lines: z.array(z.object({ invoice: invoiceShape, amount: z.number().int(), discount: z.number().int() })),
  failure: z.enum(['declined', 'insufficient-funds', 'expired-card']).nullable(),
  refunded: z.number().int(),
});

const key = z.object({ 'idempotency-key': z.string().min(8).max(200) });
const params = z.object({ order: idSchema });
const tag = 'Payments';

/** Orders: what was submitted, how its payment goes, its paper. */
export function routes(deps: Deps): Route[] {
  return [
    defineRoute({
      verb: 'submit-order',
      method: 'post',
      path: '/api/v1/orders',
      right: 'signed-in',
      summary: 'Orders what is in the cart',
      description:
        'Takes a use of the access code. `redirect` is the gateway’s page for the rest, null when nothing is left. 409 `cart-changed` where `amount` is not what the cart comes to (any more).',
      tag,
      headers: key,
      body: z.strictObject({
        amount: z.number().int().min(0).describe('What is left to be paid, as the payer saw it'),
        note: z.string().max(1000).default(''),
        billing: billingInput.nullable().default(null),
      }),
      answers: { 201: placedShape },
      async handle({ user, body, headers }) {
        const given = { user, idempotencyKey: headers['idempotency-key'], ...body };
        return { status: 201, body: await submitOrder(deps, given) };
      },
    }),
    defineRoute({
      verb: 'list-orders',
      method: 'get',
      path: '/api/v1/orders',
      right: 'signed-in',
      summary: 'One’s own orders, newest first',
      tag,
      answers: { 200: z.object({ items: z.array(summaryShape) }) },
      handle: async ({ user }) => ({ body: { items: await listOrders(deps, user) } }),
    }),
    defineRoute({
      verb: 'read-order',
      method: 'get',
      path: '/api/v1/orders/:order',
      right: 'invoice:view',
      summary: 'An order and how its payment goes',
      tag,
      params,
      answers: { 200: orderShape },
      handle: async ({ user, params: { order } }) => ({ body: await readOrder(deps, user, order) }),
    }),
    defineRoute({
      verb: 'retry-payment',
      method: 'post',
      path: '/api/v1/orders/:order/payments',
      right: 'invoice:pay',
      summary: 'A new payment page for an order that is not paid',
      tag,
      params,
      headers: key,
      answers: { 201: placedShape },
      async handle({ user, params: { order }, headers }) {
        return { status: 201, body: await retryPayment(deps, user, order, headers['idempotency-key']) };
      },
    }),
    defineRoute({
      verb: 'cancel-order',
      method: 'post',
      path: '/api/v1/orders/:order/cancel',
      right: 'invoice:pay',
      summary: 'Ends an order that is not paid; its invoices can be ordered again',
      tag,
      params,
      answers: { 204: null },
      async handle({ user, params: { order } }) {
        await cancelOrder(deps, user, order);
        return { status: 204 };
      },
    }),
    defineRoute({
      verb: 'print-order',
      method: 'get',
      path: '/api/v1/orders/:order/pdf',
      right: 'invoice:view',
      summary: 'The order as PDF; a receipt once it is paid',
      tag,
      params,
      answers: pdfAnswers('The order'),
      handle: async ({ user, params: { order }, request, response }) =>
        sendPdf(request, response, await printOrder(deps, user, order)),
    }),
  ];
}
