import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { defineRoute, type Route } from '../http/define-route.ts';
import { idSchema, lineSchema } from '../http/texts.ts';
import { forgetBillingAddress, listBillingAddresses } from '../use-cases/billing-addresses.ts';
import {
  addToCart,
  applyAccessCode,
  readCart,
  removeAccessCode,
  removeFromCart,
  updateCart,
} from '../use-cases/cart.ts';
import { billingInput, billingShape } from './billing-shapes.ts';
import { invoiceShape } from './invoices.ts';

const cartShape = z.object({
  lines: z.array(z.object({ invoice: invoiceShape, discount: z.number().int() })),
  dropped: z
    .array(
      z.object({
        id: z.string(),
        number: z.string(),
        why: z.enum(['paid', 'void', 'being-paid', 'not-payable']),
      }),
    )
    .describe('Cannot be ordered any more; they leave with the next change'),
  currency: z.string().nullable(),
  note: z.string(),
  billing: billingShape.nullable(),
  code: z
    .object({
      code: z.string(),
      kind: z.enum(['amount', 'percent']),
      value: z.number().int(),
      problem: z.enum(['unknown', 'revoked', 'used-up', 'expired', 'not-for-these']).nullable(),
    })
    .nullable(),
  total: z.number().int(),
  discount: z.number().int(),
  amount: z.number().int().describe('What is left to be paid, in the smallest unit of the currency'),
});

const tag = 'Payments';

/** The user's cart: what he is about to order. Nobody else sees it. */
export function routes(deps: Deps): Route[] {
  return [
    defineRoute({
      verb: 'read-cart',
      method: 'get',
      path: '/api/v1/cart',
      right: 'signed-in',
      summary: 'The invoices in one’s cart, and what they come to',
      tag,
      answers: { 200: cartShape },
      handle: async ({ user }) => ({ body: await readCart(deps, user) }),
    }),
    defineRoute({
      verb: 'add-to-cart',
      method: 'post',
      path: '/api/v1/cart/invoices',
      right: 'invoice:pay',
      summary: 'Puts invoices into the cart; one that is in it stays',
      tag,
      body: z.strictObject({ invoices: z.array(idSchema).min(1).max(50) }),
      answers: { 200: cartShape },
      handle: async ({ user, body }) => ({ body: await addToCart(deps, user, body.invoices) }),
    }),
    defineRoute({
      verb: 'remove-from-cart',
      method: 'delete',
      path: '/api/v1/cart/invoices/:invoice',
      right: 'signed-in',
      summary: 'Takes an invoice out of the cart',
      tag,
      params: z.object({ invoice: idSchema }),
      answers: { 200: cartShape },
      handle: async ({ user, params }) => ({ body: await removeFromCart(deps, user, params.invoice) }),
    }),
    defineRoute({
      verb: 'update-cart',
      method: 'patch',
      path: '/api/v1/cart',
      right: 'signed-in',
      summary: 'Keeps the note and the billing address',
      tag,
      body: z.strictObject({
        note: z.string().max(1000).optional(),
        billing: billingInput.nullable().optional(),
      }),
      answers: { 200: cartShape },
      handle: async ({ user, body }) => ({ body: await updateCart(deps, user, body) }),
    }),
    defineRoute({
      verb: 'apply-access-code',
      method: 'put',
      path: '/api/v1/cart/access-code',
      right: 'signed-in',
      summary: 'Lets an access code pay a part of the cart, or all of it',
      description: 'Ten attempts in fifteen minutes. A use is taken when the order is submitted.',
      tag,
      body: z.strictObject({ code: lineSchema(60).min(1) }),
      answers: { 200: cartShape },
      handle: async ({ user, body, clientAddress }) => ({
        body: await applyAccessCode(deps, user, body.code, clientAddress),
      }),
    }),
    defineRoute({
      verb: 'remove-access-code',
      method: 'delete',
      path: '/api/v1/cart/access-code',
      right: 'signed-in',
      summary: 'Takes the access code out of the cart',
      tag,
      answers: { 200: cartShape },
      handle: async ({ user }) => ({ body: await removeAccessCode(deps, user) }),
    }),
    defineRoute({
      verb: 'list-billing-addresses',
      method: 'get',
      path: '/api/v1/billing-addresses',
      right: 'signed-in',
      summary: 'Addresses typed before, and those of one’s companies',
      tag,
      answers: {
        200: z.object({ items: z.array(billingShape.extend({ id: z.string().nullable() })) }),
      },
      handle: async ({ user }) => ({ body: { items: await listBillingAddresses(deps, user) } }),
    }),
    defineRoute({
      verb: 'forget-billing-address',
      method: 'delete',
      path: '/api/v1/billing-addresses/:address',
      right: 'signed-in',
      summary: 'Forgets an address that one typed; orders keep theirs',
      tag,
      params: z.object({ address: idSchema }),
      answers: { 204: null },
      async handle({ user, params }) {
        await forgetBillingAddress(deps, user, params.address);
        return { status: 204 };
      },
    }),
  ];
}
