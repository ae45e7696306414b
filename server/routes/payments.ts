import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { defineRoute, type Route } from '../http/define-route.ts';
import { readText } from '../http/read-text.ts';
import { readPayment } from '../use-cases/read-payment.ts';
import { startPayment } from '../use-cases/start-payment.ts';
import { takePaymentNotice } from '../use-cases/take-payment-notice.ts';
import { invoiceShape } from './invoices.ts';

const paymentShape = z.object({
  id: z.string(),
  status: z.enum(['open', 'pending', 'failed', 'settled', 'replaced', 'expired']),
  amount: z.number().int(),
  currency: z.string(),
  createdAt: z.string(),
  settledAt: z.string().nullable(),
  order: z.string().nullable(),
  redirect: z.string().nullable(),
  invoices: z.array(invoiceShape),
});

/** A payment that was asked for: its order, and where it is paid; null when nothing is left to be paid. */
export const placedShape = z.object({
  id: z.string(),
  order: z.string().nullable(),
  redirect: z.string().nullable(),
});

/** Payments, and what the gateways say about them. */
export function routes(deps: Deps): Route[] {
  return [
    defineRoute({
      verb: 'start-payment',
      method: 'post',
      path: '/api/v1/payments',
      right: 'invoice:pay',
      summary: 'Orders open invoices at once, past the cart; `redirect` is the gateway’s page',
      tag: 'Payments',
      headers: z.object({ 'idempotency-key': z.string().min(8).max(200) }),
      body: z.object({ invoices: z.array(z.string().max(64)).min(1).max(50) }),
      answers: { 201: placedShape },
      async handle({ user, body, headers }) {
        const answer = await startPayment(deps, {
          user,
          invoices: body.invoices,
          idempotencyKey: headers['idempotency-key'],
        });
        return { status: 201, body: answer };
      },
    }),
    defineRoute({
      verb: 'read-payment',
      method: 'get',
      path: '/api/v1/payments/:payment',
      right: 'invoice:view',
      summary: 'An order and whether it is settled',
      tag: 'Payments',
      params: z.object({ payment: z.string().max(64) }),
      answers: { 200: paymentShape },
      async handle({ user, params }) {
        return { body: await readPayment(deps, user, params.payment) };
      },
    }),
    defineRoute({
      verb: 'take-payment-notice',
      method: 'post',
      path: '/api/v1/payment-notices/:gateway',
      right: 'public',
      crossSite: true,
      summary: 'A gateway’s signed notice; taking it again does nothing',
      tag: 'Payments',
      params: z.object({ gateway: z.string().max(40) }),
      streams: 'application/json',
      answers: { 200: z.object({ result: z.string() }) },
      async handle({ params, request }) {
        const rawBody = await readText(request, 64 * 1024);
        const headers = Object.fromEntries(
          Object.entries(request.headers).map(([name, value]) => [
            name,
            Array.isArray(value) ? value[0] : value,
          ]),
        );
        const result = await takePaymentNotice(deps, { gateway: params.gateway, rawBody, headers });
        deps.wakeOutbox();
        return { body: { result } };
      },
    }),
  ];
}
