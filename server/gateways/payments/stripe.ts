import Stripe from 'stripe';
import type { Clock } from '../../clock.ts';
import type { OutboundClient } from '../outbound/outbound-client.ts';
import {
  type CheckoutOrder,
  NoticeRefused,
  type PaymentGateway,
  type PaymentNotice,
} from './payment-gateway.ts';

/** Seconds that a signature may be old, as Stripe advises. */
const tolerance = 300;

export interface StripeParts {
  secretKey: string;
  webhookSecret: string;
  apiUrl: string;
  /** Calls leave by the server's one way out. */
  outbound: OutboundClient;
  clock: Clock;
}

/**
 * Stripe's hosted page (a Checkout Session a payment) and its signed notices. No card number comes here. The
 * payment's id is the session's idempotency key, so that a repeated call makes no second page.
 */
export function stripeGateway(parts: StripeParts): PaymentGateway {
  const api = new URL(parts.apiUrl);
  const secure = api.protocol === 'https:';
  const stripe = new Stripe(parts.secretKey, {
    httpClient: Stripe.createFetchHttpClient(fetchBy(parts.outbound)),
    protocol: secure ? 'https' : 'http',
    host: api.hostname,
    port: api.port === '' ? (secure ? 443 : 80) : Number(api.port),
    maxNetworkRetries: 2,
    telemetry: false,
  });
  return {
    name: 'stripe',

    async createCheckout(order) {
      const session = await stripe.checkout.sessions.create(sessionOf(order), {
        idempotencyKey: `checkout-${order.paymentId}`,
      });
      if (session.url === null) throw new Error('Stripe made a session without a page.');
      return { redirect: session.url, reference: session.id };
    },

    async closeCheckout(reference) {
      try {
        await stripe.checkout.sessions.expire(reference);
      } catch (error) {
        // A session that is paid or closed cannot be closed: its own notice says what became of it.
        if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) throw error;
      }
    },

    verifyNotice(rawBody, headers) {
      const signature = headers['stripe-signature'];
      if (signature === undefined) throw new NoticeRefused('no Stripe-Signature');
      const event = proven(() =>
        stripe.webhooks.constructEvent(
          rawBody,
          signature,
          parts.webhookSecret,
          tolerance,
          undefined,
          parts.clock.now().getTime(),
        ),
      );
      return noticeOf(event);
    },
  };
}

function sessionOf(order: CheckoutOrder): Stripe.Checkout.SessionCreateParams {
  const metadata = { payment: order.paymentId };
  return {
    mode: 'payment',
    client_reference_id: order.paymentId,
    line_items: [
      {
        quantity: 1,
        price_data: {
          currency: order.currency.toLowerCase(),
          unit_amount: order.amount,
          product_data: { name: order.description.slice(0, 250) },
        },
      },
    ],
    metadata,
    // Charges and refunds carry it, too.
    payment_intent_data: { metadata, description: order.description.slice(0, 1000) },
    success_url: order.returnUrl,
    cancel_url: order.returnUrl,
    locale: order.language === 'fr' ? 'fr-CA' : 'en',
    ...(order.email === undefined ? {} : { customer_email: order.email }),
  };
}

function proven(verify: () => Stripe.Event): Stripe.Event {
  try {
    return verify();
  } catch (error) {
    if (error instanceof Stripe.errors.StripeSignatureVerificationError) {
      throw new NoticeRefused('the signature is wrong or old');
    }
    throw new NoticeRefused('not a notice of this gateway');
  }
}

/** What an event says about a payment of ours; null for all that we did not ask about. */
function noticeOf(event: Stripe.Event): PaymentNotice | null {
  switch (event.type) {
    case 'checkout.session.completed':
      // A bank may take days after the payer has done his part.
      return sessionNotice(event, event.data.object, {
        kind: event.data.object.payment_status === 'unpaid' ? 'pending' : 'settled',
      });
    case 'checkout.session.async_payment_succeeded':
      return sessionNotice(event, event.data.object, { kind: 'settled' });
    case 'checkout.session.async_payment_failed':
      return sessionNotice(event, event.data.object, { kind: 'failed', failure: 'declined' });
    case 'checkout.session.expired':
      return sessionNotice(event, event.data.object, { kind: 'expired' });
    case 'charge.refunded': {
      const charge = event.data.object;
      return noticeAbout(event, charge.metadata?.payment, charge.amount_refunded, charge.currency, {
        kind: 'refunded',
      });
    }
    default:
      return null;
  }
}

type Said = Pick<PaymentNotice, 'kind' | 'failure'>;

const sessionNotice = (event: Stripe.Event, session: Stripe.Checkout.Session, said: Said) =>
  noticeAbout(event, session.metadata?.payment, session.amount_total ?? 0, session.currency ?? '', said);

function noticeAbout(
  event: Stripe.Event,
  paymentId: string | undefined,
  amount: number,
  currency: string,
  said: Said,
): PaymentNotice | null {
  if (paymentId === undefined) return null;
  const occurredAt = new Date(event.created * 1000).toISOString();
  return { id: event.id, paymentId, ...said, amount, currency: currency.toUpperCase(), occurredAt };
}

/** The library's calls as calls of our client, which resolves names itself and follows no redirects. */
function fetchBy(outbound: OutboundClient): typeof fetch {
  return async (input, init) => {
    const method = init?.method === 'GET' ? 'GET' : 'POST';
    const body = init?.body;
    const answer = await outbound.send({
      url: String(input),
      method,
      headers: Object.fromEntries(new Headers(init?.headers)),
      ...(typeof body === 'string' && body !== '' ? { body } : {}),
    });
    return new Response(answer.body, { status: answer.status, headers: answer.headers });
  };
}
