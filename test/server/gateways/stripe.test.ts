import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ledgerStore } from '../../../server/stores/ledger.ts';
import { billedPermit, fee, shopper } from '../../support/billed-permit.ts';
import { databases } from '../../support/databases.ts';
import { type FakeStripe, fakeStripe, stripeTestSettings } from '../../support/fake-stripe.ts';
import { newKey, type PermitPeople, permitPeople } from '../../support/permit-case.ts';
import { permitWithPapers } from '../../support/permit-papers.ts';
import type { PatchedPrograms } from '../../support/programs-with.ts';
import { type TestServer, testServer } from '../../support/test-server.ts';

describe.each(databases)('the stripe gateway on %s', (database) => {
  let stripe: FakeStripe;
  let programs: PatchedPrograms;
  let server: TestServer;
  let people: PermitPeople;
  beforeAll(async () => {
    stripe = await fakeStripe();
    programs = await permitWithPapers();
    server = await testServer({
      database,
      programs: programs.root,
      settings: stripeTestSettings(stripe.url),
    });
    people = await permitPeople(server);
  });
  afterAll(async () => {
    await server.close();
    await programs.remove();
    await stripe.close();
  });

  async function ordered() {
    const me = shopper(people.gardener);
    const { invoice, caseId } = await billedPermit(server, people);
    await me.add(invoice);
    const placed = (await me.submit(fee)).body;
    const session = stripe.sessions.at(-1);
    if (session === undefined) throw new Error('no session was made');
    return { me, caseId, placed, session };
  }
  async function tell(...given: Parameters<FakeStripe['notice']>) {
    const { body, headers } = stripe.notice(...given);
    const answer = await server.anonymous.request('/api/v1/payment-notices/stripe', {
      method: 'POST',
      headers,
      body,
    });
    await server.outbox.drain();
    return { status: answer.status, body: (await answer.json()) as { result?: string; code?: string } };
  }
  const now = () => server.clock.now();
  const later = (seconds: number) => new Date(now().getTime() + seconds * 1000);
  const stateOf = async (caseId: string) =>
    (await people.gardener.get<{ state: { id: string } }>(`/api/v1/cases/${caseId}`)).body.state.id;

  it('asks for a hosted page of the amount, and takes no card itself', async () => {
    const { placed, session } = await ordered();
    expect(placed.redirect).toBe(`https://checkout.stripe.example/c/pay/${session.id}`);
    expect(session).toMatchObject({ amount_total: fee, currency: 'cad', metadata: { payment: placed.id } });
    expect(session.asked).toMatchObject({
      mode: 'payment',
      success_url: `${server.url}/orders/${placed.order}`,
      cancel_url: `${server.url}/orders/${placed.order}`,
      'payment_intent_data[metadata][payment]': placed.id,
    });
    // The trial gateway's cards must not pay beside a real one.
    expect((await server.anonymous.get('/sandbox-checkout/x')).text).not.toContain('Test cards');
    expect(
      (await server.anonymous.request('/api/v1/payment-notices/sandbox', { method: 'POST' })).status,
    ).toBe(404);
  });

  it('a paid session settles once, however often and in whatever order it is told', async () => {
    const { me, caseId, placed, session } = await ordered();
    const paid = { ...session, payment_status: 'paid' };
    const first = await tell(session, 'checkout.session.completed', {
      id: newKey(),
      at: now(),
      object: paid,
    });
    expect(first).toMatchObject({ status: 200, body: { result: 'applied' } });
    const id = newKey();
    for (const result of ['repeated', 'repeated']) {
      const again = { id, at: later(1), object: paid };
      expect((await tell(session, 'checkout.session.completed', again)).body.result).toBe(result);
    }
    const late = await tell(session, 'checkout.session.async_payment_failed', { id: newKey(), at: later(2) });
    expect(late.body.result).toBe('too-late');
    expect(await me.order(placed.order)).toMatchObject({ state: 'paid' });
    expect(await stateOf(caseId)).toBe('granted');
    const entries = await ledgerStore(server.deps.db).ofPayment(placed.id);
    expect(entries.map(({ kind, amount }) => [kind, amount])).toEqual([['settled', fee]]);
  });

  it('a slow bank is pending, may fail, and is tried again', async () => {
    const { me, placed, session } = await ordered();
    const unpaid = { ...session, payment_status: 'unpaid' };
    await tell(session, 'checkout.session.completed', { id: newKey(), at: now(), object: unpaid });
    expect(await me.order(placed.order)).toMatchObject({ state: 'pending' });
    expect((await me.retry(placed.order)).body.code).toBe('being-paid');
    await tell(session, 'checkout.session.async_payment_failed', { id: newKey(), at: later(1) });
    expect(await me.order(placed.order)).toMatchObject({ state: 'failed' });
    expect((await me.retry(placed.order)).status).toBe(201);
    const second = stripe.sessions.at(-1);
    if (second === undefined) throw new Error('no second session');
    await tell(second, 'checkout.session.async_payment_succeeded', { id: newKey(), at: later(2) });
    expect(await me.order(placed.order)).toMatchObject({ state: 'paid' });
  });

  it('closes the page that another one replaces, and knows a page that ran out', async () => {
    const { me, placed, session } = await ordered();
    await me.retry(placed.order);
    await server.outbox.drain();
    expect(session.status).toBe('expired');
    // Stripe says so, too; that concerns nobody any more.
    expect((await tell(session, 'checkout.session.expired', { id: newKey(), at: now() })).body.result).toBe(
      'too-late',
    );
    const second = stripe.sessions.at(-1);
    if (second === undefined) throw new Error('no second session');
    await tell(second, 'checkout.session.expired', { id: newKey(), at: later(1) });
    expect(await me.order(placed.order)).toMatchObject({ state: 'open' });
    expect((await me.retry(placed.order)).status).toBe(201);
  });

  it('notes a refund', async () => {
    const { me, placed, session } = await ordered();
    const paid = { ...session, payment_status: 'paid' };
    await tell(session, 'checkout.session.completed', { id: newKey(), at: now(), object: paid });
    const charge = {
      object: 'charge',
      metadata: session.metadata,
      amount: fee,
      amount_refunded: 700,
      currency: 'cad',
    };
    await tell(session, 'charge.refunded', { id: newKey(), at: later(1), object: charge });
    expect(await me.order(placed.order)).toMatchObject({ state: 'paid', refunded: 700 });
  });

  it('believes nobody but Stripe, and nothing old', async () => {
    const { me, placed, session } = await ordered();
    const object = { ...session, payment_status: 'paid' };
    const type = 'checkout.session.completed';
    const forged = await tell(session, type, { id: newKey(), at: now(), object, secret: 'whsec_another' });
    expect(forged).toMatchObject({ status: 401, body: { code: 'notice-refused' } });
    const old = await tell(session, type, { id: newKey(), at: later(-400), object });
    expect(old.status).toBe(401);
    const { headers } = stripe.notice(session, type, { id: newKey(), at: now(), object });
    const changed = await server.anonymous.request('/api/v1/payment-notices/stripe', {
      method: 'POST',
      headers,
      body: '{"type":"checkout.session.completed"}',
    });
    expect(changed.status).toBe(401);
    const other = await tell(session, 'customer.created', { id: newKey(), at: now(), object: {} });
    expect(other).toMatchObject({ status: 200, body: { result: 'ignored' } });
    expect(await me.order(placed.order)).toMatchObject({ state: 'open' });
  });

  it('tries again when Stripe stumbles, and leaves no order when it stays away', async () => {
    const me = shopper(people.gardener);
    const { invoice } = await billedPermit(server, people);
    await me.add(invoice);
    const before = stripe.sessions.length;
    stripe.failing = 9;
    expect((await me.submit(fee)).status).toBe(502);
    stripe.failing = 1;
    expect((await me.cart()).lines).toHaveLength(1);
    expect((await me.submit(fee)).status).toBe(201);
    expect(stripe.sessions.length).toBe(before + 1);
  });
});
