import { createHmac, timingSafeEqual } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { z } from 'zod';
import type { Clock } from '../../clock.ts';
import type { Transact } from '../../db/transact.ts';
import type { Ids } from '../../ids.ts';
import { sandboxSessionsStore } from '../../stores/sandbox-sessions.ts';
import { type SignedHeaders, signMessage } from '../outbound/signature.ts';
import { NoticeRefused, type PaymentGateway, type PaymentNotice } from './payment-gateway.ts';

const toleranceMs = 5 * 60_000;

const noticeSchema = z.object({
  type: z.enum(['payment.pending', 'payment.failed', 'payment.settled']),
  timestamp: z.string(),
  data: z.object({
    payment: z.string(),
    amount: z.number().int(),
    currency: z.string(),
    failure: z.enum(['declined', 'insufficient-funds', 'expired-card']).optional(),
  }),
});

/** The sandbox's own side: how it signs what it says. */
export interface SandboxGateway extends PaymentGateway {
  name: 'sandbox';
  signedNotice(notice: PaymentNotice): { body: string; headers: SignedHeaders };
  verifyNotice(...given: Parameters<PaymentGateway['verifyNotice']>): PaymentNotice;
}

/**
 * A payment gateway for trials that lives on this server but behaves like one elsewhere: a hosted page, signed
 * notices, no card number kept. `secret` is the server's; the signing key is derived from it.
 */
export function sandboxGateway(parts: {
  transact: Transact;
  clock: Clock;
  ids: Ids;
  baseUrl: string;
  secret: string;
}): SandboxGateway {
  const { transact, clock, ids, baseUrl } = parts;
  const key = createHmac('sha256', parts.secret).update('sandbox payment notices').digest('base64');
  return {
    name: 'sandbox',

    async createCheckout(order) {
      const id = ids.next();
      await transact((tx) =>
        sandboxSessionsStore(tx).insert({
          id,
          paymentId: order.paymentId,
          amount: order.amount,
          currency: order.currency,
          description: order.description,
          returnUrl: order.returnUrl,
          language: order.language,
          status: 'open',
          attempts: 0,
          createdAt: clock.now().toISOString(),
        }),
      );
      return { redirect: `${baseUrl}/sandbox-checkout/${id}`, reference: null };
    },

    // Its page asks the payment itself whether it is still wanted.
    async closeCheckout() {},

    signedNotice(notice) {
      const body = JSON.stringify({
        type: `payment.${notice.kind}`,
        timestamp: notice.occurredAt,
        data: {
          payment: notice.paymentId,
          amount: notice.amount,
          currency: notice.currency,
          ...(notice.failure === undefined ? {} : { failure: notice.failure }),
        },
      });
      return { body, headers: signMessage(key, notice.id, clock.now(), body) };
    },

    verifyNotice(rawBody, headers) {
      const id = headers['webhook-id'];
      if (id === undefined || id === '') throw new NoticeRefused('no webhook-id');
      checkAge(headers['webhook-timestamp'], clock.now());
      checkSignature(key, id, headers, rawBody);
      const parsed = noticeSchema.safeParse(jsonOf(rawBody));
      if (!parsed.success) throw new NoticeRefused('not a notice of this gateway');
      const { type, timestamp, data } = parsed.data;
      return {
        id,
        paymentId: data.payment,
        kind: type === 'payment.pending' ? 'pending' : type === 'payment.failed' ? 'failed' : 'settled',
        amount: data.amount,
        currency: data.currency,
        occurredAt: timestamp,
        ...(data.failure === undefined ? {} : { failure: data.failure }),
      };
    },
  };
}

/** An old signature could be played again by whoever saw it. */
function checkAge(timestamp: string | undefined, now: Date): void {
  const at = Number(timestamp) * 1000;
  if (!(Math.abs(now.getTime() - at) <= toleranceMs)) throw new NoticeRefused('the timestamp is not of now');
}

/** The library reads the system's clock for the age, so only its signing is used and compared here. */
function checkSignature(
  key: string,
  id: string,
  headers: { [name: string]: string | undefined },
  body: string,
): void {
  const at = new Date(Number(headers['webhook-timestamp']) * 1000);
  const expected = Buffer.from(new Webhook(key).sign(id, at, body));
  const given = (headers['webhook-signature'] ?? '').split(' ').map((part) => Buffer.from(part));
  if (!given.some((one) => one.length === expected.length && timingSafeEqual(one, expected))) {
    throw new NoticeRefused('the signature is wrong');
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
