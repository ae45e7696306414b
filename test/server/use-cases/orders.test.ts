import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PaymentNotice } from '../../../server/gateways/payments/payment-gateway.ts';
import { ledgerStore } from '../../../server/stores/ledger.ts';
import { bookNotice } from '../../../server/use-cases/take-payment-notice.ts';
import { billedPermit, fee, payByCard, shopper } from '../../support/billed-permit.ts';
import { databases } from '../../support/databases.ts';
import { newKey, type PermitPeople, permitPeople, sendEvent } from '../../support/permit-case.ts';
import { permitWithPapers } from '../../support/permit-papers.ts';
import type { PatchedPrograms } from '../../support/programs-with.ts';
import { type TestServer, testServer } from '../../support/test-server.ts';

const cards = { good: '4242424242424242', declined: '4000000000000002', poor: '4000000000009995' };
const billing = {
  name: 'Rose Hill',
  street: '1 Main Street',
  city: 'Edmonton',
  province: 'AB',
  postalCode: 't5j0n3',
  country: 'CA',
};

describe.each(databases)('orders on %s', (database) => {
  let programs: PatchedPrograms;
  let server: TestServer;
  let people: PermitPeople;
  beforeAll(async () => {
    programs = await permitWithPapers();
    server = await testServer({ database, programs: programs.root });
    people = await permitPeople(server);
  });
  afterAll(async () => {
    await server.close();
    await programs.remove();
  });

  const billed = () => billedPermit(server, people);
  /** A colleague, so that each test has a cart of its own. */
  async function colleague() {
    const who = await server.signedIn();
    await server.deps.transact((tx) =>
      tx('members').insert({
        company_id: people.company.id,
        user_id: who.user.id,
        role: 'gardener',
        added_at: server.clock.now().toISOString(),
      }),
    );
    return Object.assign(shopper(who), { client: who });
  }
  const issue = async (given: object) =>
    (
      await people.clerk.post<{ id: string; code: string }>('/api/v1/access-codes', {
        kind: 'percent',
        value: 100,
        maxUses: 1,
        expiresOn: null,
        program: 'permit',
        ...given,
      })
    ).body;
  const usesOf = async (id: string) =>
    Number((await server.deps.db('access_codes').where({ id }).first('uses')).uses);
  const stateOf = async (caseId: string) =>
    (await people.gardener.get<{ state: { id: string } }>(`/api/v1/cases/${caseId}`)).body.state.id;
  const book = (notice: Omit<PaymentNotice, 'currency' | 'occurredAt' | 'id'> & { second?: number }) =>
    server.deps.transact((tx) =>
      bookNotice(tx, server.deps, 'sandbox', {
        currency: 'CAD',
        id: newKey(),
        occurredAt: `2026-03-02T18:00:0${notice.second ?? 1}.000Z`,
        ...notice,
      }),
    );
  const entriesOf = async (payment: string) =>
    (await ledgerStore(server.deps.db).ofPayment(payment)).map(({ kind, amount }) => [kind, amount]).sort();

  it('one payment for two invoices, split in the ledger by invoice, confirmed with a receipt', async () => {
    const { client, ...me } = await colleague();
    const [one, two] = [await billed(), await billed()];
    expect((await me.add(one.invoice)).body.total).toBe(fee);
    expect((await me.add(one.invoice, two.invoice)).body).toMatchObject({ total: 2 * fee, amount: 2 * fee });
    const placed = await me.submit(2 * fee, { note: 'PO 7', billing });
    expect(placed.status).toBe(201);
    expect((await me.cart()).lines).toEqual([]);
    expect(await me.order(placed.body.order)).toMatchObject({
      state: 'open',
      number: expect.stringMatching(/^O2026-\d{5}$/),
      note: 'PO 7',
      billing: { postalCode: 'T5J 0N3' },
    });
    expect(await payByCard(server, placed.body.redirect, cards.good)).toBe(303);
    expect(await me.order(placed.body.order)).toMatchObject({ state: 'paid' });
    expect([await stateOf(one.caseId), await stateOf(two.caseId)]).toEqual(['granted', 'granted']);
    expect(await server.deps.db('payment_invoices').where({ payment_id: placed.body.id })).toMatchObject([
      { amount: fee, discount: 0 },
      { amount: fee, discount: 0 },
    ]);
    const receipt = await client.get(`/api/v1/orders/${placed.body.order}/pdf`);
    expect(receipt.text.slice(0, 5)).toBe('%PDF-');
    const period = `company=${people.company.id}&from=2026-01-01&to=2026-12-31`;
    const statement = await client.get(`/api/v1/statements/pdf?${period}`);
    // In a folder of papers it is known for what it is.
    expect(statement.headers.get('content-disposition')).toContain('"statement_2026-01-01_2026-12-31.pdf"');
    const kept = await client.get<{ items: { name: string }[] }>('/api/v1/billing-addresses');
    expect(kept.body.items).toHaveLength(1);
    const list = await client.get<{ items: { id: string; state: string }[] }>('/api/v1/orders');
    expect(list.body.items).toMatchObject([{ id: placed.body.order, state: 'paid' }]);
  });

  it('refuses an address that no letter would reach, at its field', async () => {
    const { client } = await colleague();
    const answer = await client.patch<{ reasons: { pointer: string }[] }>('/api/v1/cart', {
      billing: { ...billing, postalCode: '12345' },
    });
    expect(answer.status).toBe(400);
    expect(answer.body.reasons).toMatchObject([{ pointer: '/billing/postalCode' }]);
  });

  it('an invoice that is paid, voided or being paid leaves the cart with its reason', async () => {
    const [me, other] = [await colleague(), await colleague()];
    const [paid, voided, pending] = [await billed(), await billed(), await billed()];
    await me.add(paid.invoice, voided.invoice, pending.invoice);
    await other.add(paid.invoice);
    await payByCard(server, (await other.submit(fee)).body.redirect, cards.good);
    await sendEvent(people.gardener, voided.caseId, 'CANCEL');
    await server.outbox.drain();
    await other.add(pending.invoice);
    const waiting = await other.submit(fee);
    await book({ kind: 'pending', paymentId: waiting.body.id, amount: fee });
    expect(await other.order(waiting.body.order)).toMatchObject({ state: 'pending' });

    const cart = await me.cart();
    expect(cart).toMatchObject({ lines: [], amount: 0 });
    expect(Object.fromEntries(cart.dropped.map(({ number, why }) => [number, why]))).toEqual({
      [paid.number]: 'paid',
      [voided.number]: 'void',
      [pending.number]: 'being-paid',
    });
    expect((await me.submit(0)).body.code).toBe('cart-changed');
    expect((await me.add(paid.invoice)).body.code).toBe('not-open');
    // The bank is at it: neither a second payment nor a way out.
    expect((await other.retry(waiting.body.order)).body.code).toBe('being-paid');
    expect((await other.cancel(waiting.body.order)).body.code).toBe('being-paid');
    await book({ kind: 'failed', paymentId: waiting.body.id, amount: fee, second: 2 });
    expect((await other.retry(waiting.body.order)).status).toBe(201);
  });

  it('a declined card says why, and is tried again on a page of its own', async () => {
    const me = await colleague();
    const { invoice, caseId } = await billed();
    await me.add(invoice);
    const first = (await me.submit(fee)).body;
    await payByCard(server, first.redirect, cards.poor);
    expect(await me.order(first.order)).toMatchObject({ state: 'failed', failure: 'insufficient-funds' });
    const again = (await me.retry(first.order)).body;
    expect(again.order).toBe(first.order);
    expect(await payByCard(server, again.redirect, cards.good)).toBe(303);
    expect(await me.order(first.order)).toMatchObject({ state: 'paid', failure: null });
    expect(await stateOf(caseId)).toBe('granted');
    expect((await me.retry(first.order)).body.code).toBe('order-ended');
  });

  it('two orders for one invoice: the later counts, money for the earlier is kept as surplus', async () => {
    const [me, other] = [await colleague(), await colleague()];
    const { invoice } = await billed();
    await me.add(invoice);
    await other.add(invoice);
    const answers = await Promise.all([me.submit(fee), other.submit(fee)]);
    expect(answers.map((answer) => answer.status)).toEqual([201, 201]);
    const [mine, others] = [answers[0].body, answers[1].body];
    const states = [(await me.order(mine.order)).state, (await other.order(others.order)).state];
    expect(states.sort()).toEqual(['open', 'replaced']);
    await book({ kind: 'settled', paymentId: mine.id, amount: fee });
    await book({ kind: 'settled', paymentId: others.id, amount: fee });
    expect(await entriesOf(mine.id)).toEqual([['settled', fee]]);
    expect(await entriesOf(others.id)).toEqual([
      ['settled', fee],
      ['surplus', fee],
    ]);
    expect(await me.order(mine.order)).toMatchObject({ state: 'paid' });
  });

  it('the same key is one order; another amount than the cart’s is refused', async () => {
    const me = await colleague();
    const { invoice } = await billed();
    await me.add(invoice);
    expect((await me.submit(fee - 1)).body.code).toBe('cart-changed');
    const key = { headers: { 'Idempotency-Key': `${newKey()}-same` } };
    const [one, two] = await Promise.all([me.submit(fee, {}, key), me.submit(fee, {}, key)]);
    const again = await me.submit(fee, {}, key);
    expect(new Set([one.body.order, two.body.order, again.body.order]).size).toBe(1);
    expect((await me.submit(5, {}, key)).body.code).toBe('idempotency-key-reused');
    // What else was said is not lost without a word.
    const other = await me.submit(fee, { note: 'Please hurry.' }, key);
    expect([other.status, other.body.code]).toEqual([422, 'idempotency-key-reused']);
    const elsewhere = { ...billing, street: '2 Other Street' };
    expect((await me.submit(fee, { billing: elsewhere }, key)).body.code).toBe('idempotency-key-reused');
  });

  it('a key that paid one order pays no other', async () => {
    const { client, ...me } = await colleague();
    const orders: string[] = [];
    for (const { invoice } of [await billed(), await billed()]) {
      await me.add(invoice);
      orders.push((await me.submit(fee)).body.order);
    }
    const key = { headers: { 'Idempotency-Key': `${newKey()}-again` } };
    const again = (order: string | undefined) =>
      client.post<{ code?: string; id?: string }>(`/api/v1/orders/${order}/payments`, {}, key);
    const [first, repeated, other] = [await again(orders[0]), await again(orders[0]), await again(orders[1])];
    expect(first.status, first.text).toBeLessThan(300);
    expect(repeated.body.id).toBe(first.body.id);
    expect([other.status, other.body.code]).toEqual([422, 'idempotency-key-reused']);
  });

  it('a cancelled order frees its invoices and gives its access code back', async () => {
    const me = await colleague();
    const { invoice } = await billed();
    const code = await issue({ kind: 'amount', value: 1000 });
    await me.add(invoice);
    expect((await me.apply(code.code.toLowerCase())).body).toMatchObject({
      discount: 1000,
      amount: fee - 1000,
    });
    const placed = (await me.submit(fee - 1000)).body;
    expect(await usesOf(code.id)).toBe(1);
    expect((await me.cancel(placed.order)).status).toBe(204);
    expect(await usesOf(code.id)).toBe(0);
    expect(await me.order(placed.order)).toMatchObject({ state: 'cancelled' });
    expect((await me.add(invoice)).status).toBe(200);
    // The page that asked for the lower price was paid in another tab just before: that price pays.
    await book({ kind: 'settled', paymentId: placed.id, amount: fee - 1000 });
    expect(await me.order(placed.order)).toMatchObject({ state: 'paid' });
    expect(await usesOf(code.id)).toBe(1);
    expect(await entriesOf(placed.id)).toEqual([
      ['discount', 1000],
      ['settled', fee - 1000],
    ]);
  });

  it('a code that covers all completes the order without a card', async () => {
    const me = await colleague();
    const { invoice, caseId } = await billed();
    const code = await issue({});
    await me.add(invoice);
    await me.apply(code.code);
    const placed = (await me.submit(0)).body;
    expect(placed.redirect).toBeNull();
    await server.outbox.drain();
    expect(await stateOf(caseId)).toBe('granted');
    expect(await me.order(placed.order)).toMatchObject({ state: 'paid', discount: fee, amount: 0 });
    expect(await entriesOf(placed.id)).toEqual([['discount', fee]]);
    const usage = await people.clerk.get<{ orders: { id: string }[] }>(`/api/v1/access-codes/${code.id}`);
    expect(usage.body.orders).toMatchObject([{ id: placed.order, state: 'paid', discount: fee }]);
  });

  it('two orders race for the one use of a code: one gets it', async () => {
    const [me, other] = [await colleague(), await colleague()];
    const [one, two] = [await billed(), await billed()];
    const code = await issue({ value: 50 });
    const half = fee - Math.floor((fee * 50 + 50) / 100);
    for (const [who, { invoice }] of [
      [me, one],
      [other, two],
    ] as const) {
      await who.add(invoice);
      await who.apply(code.code);
    }
    const answers = await Promise.all([me.submit(half), other.submit(half)]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409]);
    expect(answers.find((answer) => answer.status === 409)?.body.code).toBe('access-code-used-up');
    expect(await usesOf(code.id)).toBe(1);
    const loser = answers[0].status === 409 ? me : other;
    expect(await loser.cart()).toMatchObject({ code: { problem: 'used-up' }, discount: 0, amount: fee });
  });

  it.each([
    ['unknown', 'ABCD-EFGH-JKMN', {}],
    ['expired', null, { expired: true }],
    ['not-for-these', null, { kind: 'amount', value: 5, company: 'foreign' }],
    ['unknown', null, { holder: 'foreign' }],
    ['revoked', null, { revoked: true }],
  ] as const)('a code that is %s says so and takes nothing off', async (problem, typed, given: object) => {
    const me = await colleague();
    await me.add((await billed()).invoice);
    const { revoked, expired, ...rest } = { revoked: false, expired: false, ...given };
    const foreign = await server.company();
    const made = {
      ...rest,
      ...('company' in given ? { company: foreign.id } : {}),
      ...('holder' in given ? { holder: people.stranger.user.email } : {}),
    };
    const issued = typed === null ? await issue(made) : null;
    const code = typed ?? issued?.code ?? '';
    if (expired) {
      await server.deps.transact((tx) =>
        tx('access_codes').where({ id: issued?.id }).update({ expires_on: '2026-03-01' }),
      );
    }
    if (revoked) {
      const [kept] = (
        await people.clerk.get<{ items: { id: string; code: string }[] }>('/api/v1/access-codes')
      ).body.items.filter((one) => one.code === code);
      expect((await people.clerk.post(`/api/v1/access-codes/${kept?.id}/revoke`)).status).toBe(204);
    }
    const answer = await me.apply(code);
    expect([answer.status, answer.body.code]).toEqual([422, `access-code-${problem}`]);
    expect(await me.cart()).toMatchObject({ code: null, discount: 0 });
  });

  it.each([
    ['/value', { value: 101 }],
    ['/expiresOn', { expiresOn: '2020-01-01' }],
    ['/currency', { kind: 'amount', value: 500, currency: 'XTS' }],
  ])('no code is issued that pays nothing or another thing: %s', async (pointer, given) => {
    const before = await server.deps.db('access_codes').count({ n: '*' });
    const body = { kind: 'percent', value: 10, maxUses: 1, expiresOn: null, program: 'permit', ...given };
    const answer = await people.clerk.post('/api/v1/access-codes', body);
    expect(answer).toMatchObject({ status: 422, body: { reasons: [{ pointer }] } });
    expect(await server.deps.db('access_codes').count({ n: '*' })).toEqual(before);
  });

  it('a code has its uses and its end said, and leaves a trace when it is issued and withdrawn', async () => {
    const given = { kind: 'percent', value: 10, program: 'permit' };
    const answer = await people.clerk.post<{ reasons: { pointer: string }[] }>('/api/v1/access-codes', given);
    expect(answer.status).toBe(400);
    expect(answer.body.reasons.map(({ pointer }) => pointer).sort()).toEqual(['/expiresOn', '/maxUses']);
    const code = await issue({});
    await people.clerk.post(`/api/v1/access-codes/${code.id}/revoke`);
    const lines = await server.deps.db('security_log').where({ object: code.id }).orderBy('event');
    expect(lines.map(({ event, user_id }) => [event, user_id])).toEqual([
      ['access-code-issued', people.clerk.user.id],
      ['access-code-revoked', people.clerk.user.id],
    ]);
  });

  it('a percentage with a currency is refused rather than kept without it', async () => {
    const given = {
      kind: 'percent',
      value: 10,
      maxUses: 1,
      expiresOn: null,
      program: 'permit',
      currency: 'CAD',
    };
    expect(await people.clerk.post('/api/v1/access-codes', given)).toMatchObject({
      status: 422,
      body: { code: 'invalid-access-code', reasons: [{ pointer: '/currency' }] },
    });
  });

  it('foreign carts, orders, statements, codes and receipts do not exist', async () => {
    const me = await colleague();
    const { invoice } = await billed();
    const stranger = shopper(people.stranger);
    expect((await stranger.add(invoice)).status).toBe(404);
    await me.add(invoice);
    const { order } = (await me.submit(fee)).body;
    const code = await issue({ company: people.company.id });
    const period = `company=${people.company.id}&from=2026-01-01&to=2026-12-31`;
    for (const path of [
      `/api/v1/orders/${order}`,
      `/api/v1/orders/${order}/pdf`,
      `/api/v1/statements?${period}`,
      `/api/v1/statements/pdf?${period}`,
    ]) {
      expect([path, (await people.stranger.get(path)).status]).toEqual([path, 404]);
    }
    expect((await stranger.retry(order)).status).toBe(404);
    expect((await stranger.cancel(order)).status).toBe(404);
    expect((await people.stranger.get(`/api/v1/access-codes/${code.id}`)).status).toBe(403);
    const seen = async (who: typeof me.client | PermitPeople['stranger']) =>
      (await who.get<{ items: { id: string; note: string }[] }>('/api/v1/access-codes')).body.items;
    expect((await seen(me.client)).map((one) => one.id)).toContain(code.id);
    expect((await seen(people.stranger)).map((one) => one.id)).not.toContain(code.id);
  });

  it('an invoice of a company that one has left leaves the cart', async () => {
    const me = await colleague();
    const { invoice, number } = await billed();
    await me.add(invoice);
    await server.deps.transact((tx) => tx('members').where({ user_id: me.client.user.id }).delete());
    const why = 'not-payable';
    expect(await me.cart()).toMatchObject({ lines: [], amount: 0, dropped: [{ id: invoice, number, why }] });
    expect((await me.submit(fee)).body.code).toBe('cart-changed');
  });

  it('limits the guesses at codes', async () => {
    const limited = await testServer({
      programs: programs.root,
      database,
      place: server.place,
      settings: { rateLimits: true },
    });
    try {
      const who = await limited.signedIn();
      const statuses: number[] = [];
      for (let n = 0; n < 12; n += 1) {
        statuses.push((await who.put('/api/v1/cart/access-code', { code: `GUESS-${n}` })).status);
      }
      expect(statuses).toEqual([...Array(10).fill(422), 429, 429]);
    } finally {
      await limited.stop();
    }
  });

  it('a refund is noted once for what it adds, and shown on the order and the statement', async () => {
    const me = await colleague();
    const { invoice } = await billed();
    await me.add(invoice);
    const placed = (await me.submit(fee)).body;
    await payByCard(server, placed.redirect, cards.good);
    await book({ kind: 'refunded', paymentId: placed.id, amount: 1000 });
    await book({ kind: 'refunded', paymentId: placed.id, amount: 1500 });
    await book({ kind: 'refunded', paymentId: placed.id, amount: 1000 });
    expect((await entriesOf(placed.id)).filter(([kind]) => kind === 'refund')).toEqual([
      ['refund', 1000],
      ['refund', 500],
    ]);
    expect(await me.order(placed.order)).toMatchObject({ state: 'paid', refunded: 1500 });
    const period = `company=${people.company.id}&from=2026-03-01&to=2026-03-31`;
    const { body } = await me.client.get<{
      accounts: { opening: number; closing: number; entries: { amount: number }[] }[];
    }>(`/api/v1/statements?${period}`);
    const [account] = body.accounts;
    const sum = account?.entries.reduce((total, entry) => total + entry.amount, account.opening);
    expect(account?.closing).toBe(sum);
    const open = await server.deps.db('invoices').where({ status: 'open' }).sum({ due: 'total' }).first();
    expect(account?.closing).toBe(Number(open?.due ?? 0) + 1500);
  });
});
