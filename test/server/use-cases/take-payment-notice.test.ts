import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NoticeKind, PaymentNotice } from '../../../server/gateways/payments/payment-gateway.ts';
import { ledgerStore } from '../../../server/stores/ledger.ts';
import { bookNotice } from '../../../server/use-cases/take-payment-notice.ts';
import { databases } from '../../support/databases.ts';
import { newKey, type PermitPeople, sendEvent, submittedPermit } from '../../support/permit-case.ts';
import { permitWithPapers } from '../../support/permit-papers.ts';
import { permitServer } from '../../support/permit-server.ts';
import type { TestServer } from '../../support/test-server.ts';

describe.each(databases)('payment notices on %s', (database) => {
  let server: TestServer;
  let people: PermitPeople;
  beforeAll(async () => {
    ({ server, people } = await permitServer({ database, programs: permitWithPapers() }));
  });
  afterAll(() => server.close());

  /** A case that waits for its payment, with its invoice. */
  async function billed(): Promise<{ caseId: string; invoice: string }> {
    const caseId = await submittedPermit(people);
    await sendEvent(people.clerk, caseId, 'APPROVE');
    await server.outbox.drain();
    const list = await people.gardener.get<{ items: { id: string }[] }>(`/api/v1/invoices?case=${caseId}`);
    return { caseId, invoice: list.body.items[0]?.id ?? '' };
  }

  const order = (invoices: string[], key = `${newKey()}-long`, who = people.gardener) =>
    who.post<{ id: string; redirect: string; code: string }>(
      '/api/v1/payments',
      { invoices },
      { headers: { 'Idempotency-Key': key } },
    );

  const book = (notice: PaymentNotice) =>
    server.deps.transact((tx) => bookNotice(tx, server.deps, 'sandbox', notice));

  const stateOf = async (caseId: string) =>
    (await people.gardener.get<{ state: { id: string } }>(`/api/v1/cases/${caseId}`)).body.state.id;

  async function paidEvents(caseId: string): Promise<number> {
    const rows = await server.deps.db('history').where({ case_id: caseId, event: 'PAID' });
    return rows.length;
  }

  const at = (second: number) => `2026-03-02T18:00:0${second}.000Z`;
  const happenings: { kind: NoticeKind; second: number }[] = [
    { kind: 'pending', second: 1 },
    { kind: 'failed', second: 2 },
    { kind: 'pending', second: 3 },
    { kind: 'settled', second: 4 },
  ];

  it('settle once, whatever comes twice, late or in another order', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 9 }),
        async (sequence) => {
          const { caseId, invoice } = await billed();
          const { id } = (await order([invoice])).body;
          for (const n of sequence) {
            const { kind, second } = happenings[n]!;
            await book({
              id: `${id}-${n}`,
              paymentId: id,
              kind,
              amount: 2625,
              currency: 'CAD',
              occurredAt: at(second),
            });
          }
          await server.outbox.drain();
          const settled = sequence.includes(3);
          const entries = await ledgerStore(server.deps.db).ofPayment(id);
          expect(entries.filter((entry) => entry.kind === 'settled')).toHaveLength(settled ? 1 : 0);
          expect(entries.some((entry) => entry.kind === 'surplus')).toBe(false);
          expect(await stateOf(caseId)).toBe(settled ? 'granted' : 'payment');
          expect(await paidEvents(caseId)).toBe(settled ? 1 : 0);
          const { body } = await people.gardener.get<{ status: string; invoices: { status: string }[] }>(
            `/api/v1/payments/${id}`,
          );
          const newest = happenings[Math.max(...sequence)]!.kind;
          expect(body.status).toBe(newest);
          expect(body.invoices[0]?.status).toBe(settled ? 'paid' : 'open');
        },
      ),
      { numRuns: 12 },
    );
  });

  it('books many notices at once as if they had come one after the other', async () => {
    const { caseId, invoice } = await billed();
    const { id } = (await order([invoice])).body;
    const notice = (n: number): PaymentNotice => ({
      id: `${id}-parallel-${n % 3}`,
      paymentId: id,
      kind: 'settled',
      amount: 2625,
      currency: 'CAD',
      occurredAt: at(n % 3),
    });
    const results = await Promise.all([0, 1, 2, 3, 4, 5, 6, 7].map((n) => book(notice(n))));
    expect(results.filter((result) => result === 'applied')).toHaveLength(1);
    await server.outbox.drain();
    expect(await paidEvents(caseId)).toBe(1);
  });

  it('record another amount or currency, settle nothing, and show it to operations', async () => {
    const { caseId, invoice } = await billed();
    const { id } = (await order([invoice])).body;
    const wrong = { paymentId: id, kind: 'settled' as const, occurredAt: at(1) };
    expect(await book({ ...wrong, id: `${id}-a`, amount: 2624, currency: 'CAD' })).toBe('mismatch');
    expect(await book({ ...wrong, id: `${id}-b`, amount: 2625, currency: 'USD' })).toBe('mismatch');
    expect(await book({ ...wrong, id: 'x', paymentId: 'nobody', amount: 1, currency: 'CAD' })).toBe(
      'unknown-payment',
    );
    await server.outbox.drain();
    expect(await stateOf(caseId)).toBe('payment');
    const admin = await server.signedIn({ administrator: true });
    const questions = await admin.get<{ items: { paymentId: string; kind: string; amount: number }[] }>(
      '/api/v1/operations/payments',
    );
    expect(questions.body.items.filter((entry) => entry.paymentId === id)).toMatchObject([
      { kind: 'mismatch', amount: 2624 },
    ]);
  });

  it('keep the money of a second order for a paid invoice as surplus', async () => {
    const { caseId, invoice } = await billed();
    const first = (await order([invoice])).body.id;
    const second = (await order([invoice])).body.id;
    expect(second).not.toBe(first);
    expect((await people.gardener.get(`/api/v1/payments/${first}`)).body).toMatchObject({
      status: 'replaced',
    });
    const settled = { kind: 'settled' as const, amount: 2625, currency: 'CAD', occurredAt: at(1) };
    await book({ ...settled, id: 'second-settled', paymentId: second });
    await book({ ...settled, id: 'first-settled-late', paymentId: first });
    await server.outbox.drain();
    expect(await paidEvents(caseId)).toBe(1);
    const entries = await ledgerStore(server.deps.db).ofPayment(first);
    expect(entries.map((entry) => [entry.kind, entry.amount]).sort()).toEqual([
      ['settled', 2625],
      ['surplus', 2625],
    ]);
  });

  it('one order pays the invoices of several cases, each of which hears of it', async () => {
    const one = await billed();
    const two = await billed();
    const { id } = (await order([one.invoice, two.invoice])).body;
    await book({
      id: 'both',
      paymentId: id,
      kind: 'settled',
      amount: 5250,
      currency: 'CAD',
      occurredAt: at(1),
    });
    await server.outbox.drain();
    expect(await stateOf(one.caseId)).toBe('granted');
    expect(await stateOf(two.caseId)).toBe('granted');
  });

  it('lay a settlement that its case cannot take among the dead letters', async () => {
    const { caseId, invoice } = await billed();
    const { id } = (await order([invoice])).body;
    await sendEvent(people.gardener, caseId, 'CANCEL');
    await book({
      id: `${id}-s`,
      paymentId: id,
      kind: 'settled',
      amount: 2625,
      currency: 'CAD',
      occurredAt: at(1),
    });
    for (let n = 0; n < 12; n += 1) {
      await server.outbox.drain();
      server.clock.advance({ milliseconds: 3_600_000 });
    }
    expect((await ledgerStore(server.deps.db).ofPayment(id)).map((entry) => entry.kind)).toEqual(['settled']);
    expect(await stateOf(caseId)).toBe('withdrawn');
    const [row] = await server.deps.db('outbox').where('key', 'like', `case-event:sandbox:${id}-s%`);
    expect(row).toMatchObject({
      status: 'dead',
      last_error: expect.stringContaining('PAID was refused: ended'),
    });
  });

  it('start-payment: one order a key, none for foreign, paid or pending invoices', async () => {
    const { invoice } = await billed();
    const key = `${newKey()}-same`;
    const first = await order([invoice], key);
    expect((await order([invoice], key)).body).toEqual(first.body);
    const other = await billed();
    expect((await order([other.invoice], key)).status).toBe(422);
    expect((await order([invoice], undefined, people.stranger)).status).toBe(404);
    expect((await order(['no-such-invoice'])).status).toBe(404);
    await book({
      id: `${first.body.id}-p`,
      paymentId: first.body.id,
      kind: 'pending',
      amount: 2625,
      currency: 'CAD',
      occurredAt: at(1),
    });
    expect((await order([invoice])).body).toMatchObject({ code: 'being-paid' });
  });

  it('are refused without a true signature of now', async () => {
    const { invoice } = await billed();
    const { id } = (await order([invoice])).body;
    const gateway = server.deps.payments.gateways.get('sandbox');
    if (gateway === undefined || !('signedNotice' in gateway)) throw new Error('no sandbox');
    const signed = (
      gateway as import('../../../server/gateways/payments/sandbox.ts').SandboxGateway
    ).signedNotice({
      id: `${id}-http`,
      paymentId: id,
      kind: 'settled',
      amount: 2625,
      currency: 'CAD',
      occurredAt: at(1),
    });
    const post = (body: string, headers: Record<string, string>) =>
      server.anonymous.request('/api/v1/payment-notices/sandbox', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...headers },
        body,
      });
    expect((await post(signed.body.replace('2625', '1'), signed.headers)).status).toBe(401);
    expect((await post(signed.body, {})).status).toBe(401);
    server.clock.advance({ milliseconds: 6 * 60_000 });
    expect((await post(signed.body, signed.headers)).status).toBe(401);
    server.clock.advance({ milliseconds: -6 * 60_000 });
    const accepted = await post(signed.body, signed.headers);
    expect([accepted.status, await accepted.json()]).toEqual([200, { result: 'applied' }]);
    expect(await (await post(signed.body, signed.headers)).json()).toEqual({ result: 'repeated' });
  });

  it('the delayed test card settles by itself after a while', async () => {
    const { caseId, invoice } = await billed();
    const { id, redirect } = (await order([invoice])).body;
    const pay = await server.anonymous.request(new URL(redirect).pathname, {
      method: 'POST',
      headers: { Origin: server.url, 'Content-Type': 'application/x-www-form-urlencoded' },
      body: 'number=4000000000000259',
    });
    expect(pay.status).toBe(303);
    await server.outbox.drain();
    expect((await people.gardener.get(`/api/v1/payments/${id}`)).body).toMatchObject({ status: 'pending' });
    expect(await stateOf(caseId)).toBe('payment');
    server.clock.advance({ milliseconds: 20_000 });
    await server.outbox.drain();
    expect(await stateOf(caseId)).toBe('granted');
  });
});
