import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Stripe from 'stripe';

export interface FakeSession {
  id: string;
  status: 'open' | 'complete' | 'expired';
  amount_total: number;
  currency: string;
  metadata: { payment: string };
  /** All that was asked for, as the form's fields. */
  asked: { [field: string]: string };
}

export interface FakeStripe {
  url: string;
  sessions: FakeSession[];
  /** How often the API was called. */
  calls: number;
  /** Answers the next calls with 500, as a house that is away. */
  failing: number;
  /** A signed notice about a session: its body and header. */
  notice(
    session: FakeSession,
    type: string,
    more: { id: string; at: Date; object?: object; secret?: string },
  ): { body: string; headers: Record<string, string> };
  close(): Promise<void>;
}

export const stripeWebhookSecret = 'whsec_only_the_tests_know_this';
const secretKey = 'sk_test_only_the_tests_know_this';

export const stripeTestSettings = (url: string) => ({
  paymentGateway: 'stripe' as const,
  stripe: { secretKey, webhookSecret: stripeWebhookSecret, apiUrl: url },
  outboundPrivate: true,
});

/** The part of Stripe's API that the gateway calls, on a port of this machine. */
export async function fakeStripe(): Promise<FakeStripe> {
  const byKey = new Map<string, FakeSession>();
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      fake.calls += 1;
      const answer = (status: number, body: object) => {
        response.writeHead(status, { 'content-type': 'application/json', 'request-id': `req_${fake.calls}` });
        response.end(JSON.stringify(body));
      };
      if (fake.failing > 0) {
        fake.failing -= 1;
        answer(500, { error: { type: 'api_error', message: 'away' } });
        return;
      }
      if (request.headers.authorization !== `Bearer ${secretKey}`) {
        answer(401, { error: { type: 'invalid_request_error', message: 'no such key' } });
        return;
      }
      const expire = /^\/v1\/checkout\/sessions\/([^/]+)\/expire$/.exec(request.url ?? '');
      if (expire !== null) {
        const session = fake.sessions.find((one) => one.id === expire[1]);
        if (session?.status !== 'open') {
          answer(400, { error: { type: 'invalid_request_error', message: 'not open' } });
          return;
        }
        session.status = 'expired';
        answer(200, shown(session));
        return;
      }
      const key = String(request.headers['idempotency-key']);
      const session = byKey.get(key) ?? made(Buffer.concat(parts).toString('utf8'));
      byKey.set(key, session);
      answer(200, shown(session));
    });
  });

  function made(form: string): FakeSession {
    const asked = Object.fromEntries(new URLSearchParams(form));
    const session: FakeSession = {
      id: `cs_test_${fake.sessions.length + 1}`,
      status: 'open',
      amount_total: Number(asked['line_items[0][price_data][unit_amount]']),
      currency: asked['line_items[0][price_data][currency]'] ?? '',
      metadata: { payment: asked['metadata[payment]'] ?? '' },
      asked,
    };
    fake.sessions.push(session);
    return session;
  }

  const shown = ({ asked: _, ...session }: FakeSession) => ({
    object: 'checkout.session',
    ...session,
    url: `https://checkout.stripe.example/c/pay/${session.id}`,
  });

  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const fake: FakeStripe = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sessions: [],
    calls: 0,
    failing: 0,
    notice(session, type, { id, at, object, secret = stripeWebhookSecret }) {
      const created = Math.floor(at.getTime() / 1000);
      const about = object ?? shown(session);
      const body = JSON.stringify({ id, object: 'event', type, created, data: { object: about } });
      const header = new Stripe(secretKey).webhooks.generateTestHeaderString({
        payload: body,
        secret,
        timestamp: created,
      });
      return { body, headers: { 'stripe-signature': header, 'content-type': 'application/json' } };
    },
    close: () => new Promise((done) => server.close(() => done())),
  };
  return fake;
}
