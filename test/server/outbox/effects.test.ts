import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databases } from '../../support/databases.ts';
import { type PermitPeople, sendEvent, submittedPermit } from '../../support/permit-case.ts';
import { permitWithPapers } from '../../support/permit-papers.ts';
import { permitServer } from '../../support/permit-server.ts';
import type { TestServer } from '../../support/test-server.ts';

interface InvoiceBody {
  id: string;
  number: string;
  total: number;
  status: string;
  dueOn: string;
  issuedOn: string;
  lines: { kind: string; amount: number; rate: number | null }[];
}

describe.each(databases)('effects of a workflow on %s', (database) => {
  let server: TestServer;
  let people: PermitPeople;
  let id: string;
  beforeAll(async () => {
    ({ server, people } = await permitServer({ database, programs: permitWithPapers(), mail: null }));
    id = await submittedPermit(people);
    const approved = await sendEvent(people.clerk, id, 'APPROVE');
    expect(approved.text).toContain('letter:approved');
    await server.outbox.drain();
  });
  afterAll(() => server.close());

  const effects = async () =>
    server.deps
      .db('outbox')
      .where({ case_id: id })
      .orderBy(['history_seq', 'position'])
      .select('type', 'status', 'last_error');
  const mails = async (email: string) =>
    server.deps.db('mails').where({ recipient_email: email }).orderBy(['created_at', 'subject']);

  it('runs them all in order', async () => {
    expect(await effects()).toEqual(
      ['invoice', 'mail', 'letter'].map((type) => ({ type, status: 'done', last_error: null })),
    );
  });

  it('invoices fee and taxes in exact cents, once', async () => {
    const list = await people.gardener.get<{ items: InvoiceBody[] }>('/api/v1/invoices');
    expect(list.status).toBe(200);
    expect(list.body.items).toHaveLength(1);
    const [first] = list.body.items;
    const invoice = (await people.gardener.get<InvoiceBody>(`/api/v1/invoices/${first?.id}`)).body;
    expect(invoice).toMatchObject({
      number: '000001',
      total: 2625,
      status: 'open',
      issuedOn: '2026-03-02',
      dueOn: '2026-04-01',
      lines: [
        { kind: 'fee', amount: 2500, rate: null },
        { kind: 'tax', amount: 125, rate: 5 },
      ],
    });
    await server.deps.transact((tx) =>
      tx('outbox').where({ case_id: id, type: 'invoice' }).update({ status: 'pending' }),
    );
    await server.outbox.drain();
    expect((await people.gardener.get<{ items: unknown[] }>('/api/v1/invoices')).body.items).toHaveLength(1);
  });

  it('shows invoices to members and bookkeepers only', async () => {
    const [invoice] = (await people.clerk.get<{ items: InvoiceBody[] }>('/api/v1/invoices')).body.items;
    expect(invoice).toBeDefined();
    expect((await people.stranger.get<{ items: unknown[] }>('/api/v1/invoices')).body.items).toEqual([]);
    expect((await people.stranger.get(`/api/v1/invoices/${invoice?.id}`)).status).toBe(404);
    expect((await people.stranger.get(`/api/v1/invoices/${invoice?.id}/pdf`)).status).toBe(404);
    const pdf = await people.gardener.request(`/api/v1/invoices/${invoice?.id}/pdf`);
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(await pdf.arrayBuffer())));
    expect(text.join(' ')).toMatch(/Invoice 000001[\s\S]*Rose Hill[\s\S]*\$26\.25/);
  });

  it('mails the person who opened the case, who can read what the invoice says', async () => {
    const all = await mails(people.gardener.user.email);
    const found = all.find((mail) => mail.subject === 'Invoice 000001');
    expect(found?.text).toBe('Invoice 000001: 26.25 CAD, due 2026-04-01.');
    expect(found?.status).toBe('kept');
  });

  it('writes each addressee of a letter in his language, keeps the PDF, and shows each side its own', async () => {
    const french = (await mails('town@example.org'))[0];
    expect(french.subject).toMatch(/^Votre demande P2026/);
    expect(JSON.parse(french.attachments)).toMatchObject([{ mediaType: 'application/pdf' }]);
    const clerks = await people.clerk.get<{ items: { id: string; role: string | null }[] }>(
      `/api/v1/cases/${id}/letters`,
    );
    expect(clerks.body.items.map((letter) => letter.role).sort()).toEqual(['gardener', null]);
    const own = await people.gardener.get<{ items: { id: string; subject: string }[] }>(
      `/api/v1/cases/${id}/letters`,
    );
    expect(own.body.items).toHaveLength(1);
    const foreign = clerks.body.items.find((letter) => letter.role === null);
    expect((await people.gardener.get(`/api/v1/letters/${foreign?.id}/pdf`)).status).toBe(404);
    expect((await people.stranger.get(`/api/v1/cases/${id}/letters`)).status).toBe(404);

    const answer = await people.gardener.request(`/api/v1/letters/${own.body.items[0]?.id}/pdf`);
    expect(answer.headers.get('content-disposition')).toContain(
      'attachment; filename="P20260001-approved.pdf"',
    );
    expect(answer.headers.get('content-security-policy')).toContain('sandbox');
    const bytes = new Uint8Array(await answer.arrayBuffer());
    expect(Buffer.from(bytes.subarray(0, 5)).toString()).toBe('%PDF-');
    const { text } = await extractText(await getDocumentProxy(bytes));
    expect(text.join(' ')).toMatch(
      /Gabi Gardener[\s\S]*the garden of Rose Hill may be built[\s\S]*Certifying organization/,
    );
  });

  it('sends a letter again under its own keys only: a second run makes nothing', async () => {
    const count = async () => [
      Number((await server.deps.db('mails').count({ n: '*' }).first())?.n),
      Number((await server.deps.db('letters').count({ n: '*' }).first())?.n),
    ];
    const before = await count();
    await server.deps.transact((tx) =>
      tx('outbox').where({ case_id: id }).whereIn('type', ['mail', 'letter']).update({ status: 'pending' }),
    );
    await server.outbox.drain();
    expect(await count()).toEqual(before);
  });

  it('takes the case to its end: card, notice, certificate, profile, webhook', async () => {
    const admin = await server.signedIn({ administrator: true });
    const hook = await admin.post<{ id: string; secret: string }>('/api/v1/webhooks', {
      url: 'https://hooks.example.org/in',
      topics: ['permit.granted'],
    });
    expect(hook.status).toBe(201);
    expect(hook.body.secret).toMatch(/^whsec_/);
    const [invoice] = (await people.gardener.get<{ items: InvoiceBody[] }>('/api/v1/invoices')).body.items;
    const order = await people.gardener.post<{ id: string; redirect: string; order: string }>(
      '/api/v1/payments',
      { invoices: [invoice?.id] },
      { headers: { 'Idempotency-Key': 'first-order' } },
    );
    expect(order.status).toBe(201);
    const page = new URL(order.body.redirect).pathname;
    const pay = (number: string) =>
      server.anonymous.request(page, {
        method: 'POST',
        headers: { Origin: server.url, 'Content-Type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ number }).toString(),
      });
    const shown = await server.anonymous.request(page);
    expect(shown.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'nonce-/);
    expect(await shown.text()).toContain('$26.25');
    expect((await pay('5555555555554444')).status).toBe(422);
    expect(await (await pay('4000 0000 0000 0002')).text()).toContain('declined');
    await server.outbox.drain();
    expect((await mails(people.gardener.user.email)).map((mail) => mail.subject)).toContain(
      'Your card was declined',
    );
    expect((await people.gardener.get(`/api/v1/payments/${order.body.id}`)).body).toMatchObject({
      status: 'failed',
    });

    const paid = await pay('4242 4242 4242 4242');
    expect(paid.status).toBe(303);
    expect(paid.headers.get('location')).toBe(`${server.url}/orders/${order.body.order}`);
    await server.outbox.drain();
    expect((await people.gardener.get(`/api/v1/payments/${order.body.id}`)).body).toMatchObject({
      status: 'settled',
      invoices: [{ status: 'paid', due: 0 }],
    });
    expect((await people.gardener.get(`/api/v1/cases/${id}`)).body).toMatchObject({
      state: { id: 'granted' },
      ended: true,
    });

    const certificates = await people.gardener.get<{ items: { id: string; number: string }[] }>(
      '/api/v1/certificates',
    );
    expect(certificates.body.items).toMatchObject([
      {
        number: 'C-2026-001',
        kind: 'permit',
        validFrom: '2026-03-02',
        validUntil: '2029-03-02',
        scope: ['AB', 'BC'],
      },
    ]);
    const document = `/api/v1/certificates/${certificates.body.items[0]?.id}/pdf`;
    const pdf = await people.gardener.request(document);
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(await pdf.arrayBuffer())));
    expect(text.join(' ')).toContain('Certificate C-2026-001 from 2026-03-02 to 2029-03-02');
    expect((await people.stranger.get(document)).status).toBe(404);
    expect((await people.stranger.get<{ items: unknown[] }>('/api/v1/certificates')).body.items).toEqual([]);

    const company = await server.deps.db('companies').where({ id: people.company.id }).first('profile');
    expect(JSON.parse(company.profile)).toEqual({ lastArea: 300 });
    const deliveries = await admin.get<{ items: { topic: string; body: string }[] }>(
      `/api/v1/webhooks/${hook.body.id}/deliveries`,
    );
    expect(deliveries.body.items).toHaveLength(1);
    expect(JSON.parse(deliveries.body.items[0]?.body ?? '')).toMatchObject({
      type: 'permit.granted',
      data: { case: { id, number: 'P20260001' }, area: 300 },
    });
    expect((await effects()).every((effect) => effect.status === 'done')).toBe(true);
  });

  it('voids the open invoice of a case that is cancelled', async () => {
    const other = await submittedPermit(people);
    await sendEvent(people.clerk, other, 'APPROVE');
    await server.outbox.drain();
    expect((await sendEvent(people.gardener, other, 'CANCEL')).status).toBe(200);
    await server.outbox.drain();
    const invoices = await people.gardener.get<{ items: InvoiceBody[] }>(`/api/v1/invoices?case=${other}`);
    expect(invoices.body.items).toMatchObject([{ status: 'void', due: 0 }]);
    const answer = await people.gardener.post(
      '/api/v1/payments',
      { invoices: [invoices.body.items[0]?.id] },
      { headers: { 'Idempotency-Key': 'void-order' } },
    );
    expect(answer.status).toBe(409);
  });

  it('lists dead effects for the administrator alone, who can retry them', async () => {
    const admin = await server.signedIn({ administrator: true });
    await server.deps.transact((tx) =>
      tx('outbox').insert({
        id: 'lost',
        case_id: id,
        history_seq: 99,
        position: 0,
        key: 'lost',
        type: 'mail',
        params: '{"letter":"no-such-letter","to":["gardener"]}',
        status: 'pending',
        available_at: server.clock.now().toISOString(),
        created_at: server.clock.now().toISOString(),
      }),
    );
    await server.outbox.drain();
    const dead = await admin.get<{ items: { id: string; lastError: string }[] }>(
      '/api/v1/operations/outbox?status=dead',
    );
    expect(dead.body.items).toMatchObject([
      { id: 'lost', lastError: expect.stringContaining('no-such-letter') },
    ]);
    expect((await people.clerk.get('/api/v1/operations/outbox')).status).toBe(403);
    expect((await admin.post('/api/v1/operations/outbox/lost/retry')).body).toMatchObject({
      status: 'pending',
    });
    await server.outbox.drain();
    expect((await admin.get('/api/v1/operations/mails?limit=2')).status).toBe(200);
    expect((await admin.get('/api/v1/operations/timers')).status).toBe(200);
    expect((await admin.get('/api/v1/operations/payments')).body).toEqual({ items: [] });
  });
});
