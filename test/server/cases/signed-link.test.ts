import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '../../support/client.ts';
import { databases } from '../../support/databases.ts';
import {
  fillIn,
  newKey,
  openPermit,
  type PermitPeople,
  saveStep,
  sendEvent,
} from '../../support/permit-case.ts';
import { permitWithLink } from '../../support/permit-link.ts';
import { permitServer } from '../../support/permit-server.ts';
import { type TestServer, testServer } from '../../support/test-server.ts';

const path = '/api/v1/signed-link';
const contact = 'contact@example.org';

describe.each(databases)('signed links on %s', (database) => {
  let server: TestServer;
  let people: PermitPeople;
  beforeAll(async () => {
    ({ server, people } = await permitServer({ database, programs: permitWithLink() }));
  });
  afterAll(() => server.close());

  /** Asks for the consent and answers the token that the contact was mailed. */
  async function asked(id: string): Promise<string> {
    const sent = await sendEvent(people.gardener, id, 'ASK_CONSENT');
    expect(sent.status, sent.text).toBe(200);
    await server.outbox.drain();
    return tokenOf(server.mail.to(contact).html);
  }
  const tokenOf = (html: string) => /\/sign#([\w-]+)"/.exec(html)?.[1] ?? '';
  const at = (token: string, more: Record<string, string> = {}) => ({
    headers: { 'X-Link-Token': token, ...more },
  });
  const open = (token: string) => server.anonymous.get<Opened>(path, at(token));
  const sign = (token: string, data: object, seen = 0, key = newKey()) =>
    server.anonymous.post<{ usedAt: string; code: string }>(
      `${path}/signature`,
      { data },
      at(token, { 'If-Match': `"${seen}"`, 'Idempotency-Key': key }),
    );
  const send = (token: string, type: string, data?: object) =>
    server.anonymous.post<{ usedAt: string; code: string }>(
      `${path}/events`,
      { type, ...(data ? { data } : {}) },
      at(token, { 'Idempotency-Key': newKey() }),
    );
  interface Opened {
    code: string;
    person: object;
    draft: string;
    step: string;
    event: { type: string };
    others: { event: { type: string }; form: { id: string } }[];
    forms: { id: string; steps: { id: string }[] }[];
  }
  const codeOf = (answer: Answer<{ code: string }>) => [answer.status, answer.body.code];

  it('lets its bearer read and sign one step, once, and says who it was', async () => {
    const id = await openPermit(people);
    const token = await asked(id);
    const mail = server.mail.to(contact);
    expect(mail.html).toContain('2026-03-09');
    expect(mail.confidential).toBe(true);
    const rows = await server.deps.db('signed_links').where({ case_id: id });
    expect(JSON.stringify(rows)).not.toContain(token);

    const opened = await open(token);
    expect(opened.status, opened.text).toBe(200);
    expect(opened.body).toMatchObject({
      person: { name: 'Kim Contact', email: contact },
      step: 'confirm',
      event: { type: 'CONSENT' },
      others: [{ event: { type: 'REFUSE' }, form: { id: 'decision' } }],
      forms: [{ id: 'application', steps: [{ id: 'confirm' }] }],
    });
    const form = await server.anonymous.get<{ steps: { id: string; answer: { canEdit: boolean } }[] }>(
      `${path}/forms/application`,
      at(token),
    );
    expect(form.body.steps.map(({ id: step, answer }) => [step, answer.canEdit])).toEqual([
      ['confirm', true],
    ]);

    const missing = await sign(token, {});
    expect([missing.status, missing.body.code]).toEqual([422, 'incomplete']);
    const key = newKey();
    const signed = await sign(token, { agreed: true }, 0, key);
    expect(signed.status, signed.text).toBe(200);
    const again = await sign(token, { agreed: true }, 0, key);
    expect(again.body).toEqual(signed.body);

    const saved = await server.deps.db('answers').where({ case_id: id, step: 'confirm' }).first();
    expect(JSON.parse(saved.data)).toEqual({ agreed: true });
    await server.outbox.drain();
    expect(server.mail.to(people.gardener.user.email).subject).toContain('correct');
    const history = await people.gardener.get<{ items: { event: object; actor: object }[] }>(
      `/api/v1/cases/${id}/history`,
    );
    expect(history.body.items.at(-1)).toMatchObject({
      event: { type: 'CONSENT' },
      actor: { name: `Kim Contact (${contact})`, roles: ['neighbour'] },
    });
    expect(codeOf(await open(token))).toEqual([410, 'link-used']);
    expect(codeOf(await sign(token, { agreed: true }, 2))).toEqual([410, 'link-used']);
    // What waits in another browser is named as it was there, so that it can be forgotten.
    expect((await open(token)).body.draft).toBe(opened.body.draft);
    expect(opened.body.draft).toMatch(/^[0-9a-f]{64}$/);
  });

  it('says nothing of what is filled in by a newer link when an older was used', async () => {
    const id = await openPermit(people);
    const first = await asked(id);
    expect((await send(first, 'REFUSE', { reason: 'It shades my house.' })).status).toBe(200);
    const second = await asked(id);
    expect((await open(first)).body).toMatchObject({ code: 'link-used' });
    expect((await open(first)).body.draft).toBeUndefined();
    expect((await open(second)).body.draft).toBeDefined();
  });

  it('sends back in place of signing, and a newer link ends the older', async () => {
    const id = await openPermit(people);
    const first = await asked(id);
    const second = await asked(id);
    expect(second).not.toBe(first);
    expect(codeOf(await open(first))).toEqual([410, 'link-replaced']);
    expect(codeOf(await send(second, 'REFUSE', {}))).toEqual([422, 'invalid-data']);
    expect(codeOf(await send(second, 'WITHDRAW'))).toEqual([403, 'wrong-role']);
    expect((await send(second, 'REFUSE', { reason: 'It shades my house.' })).status).toBe(200);
    expect(codeOf(await open(second))).toEqual([410, 'link-used']);
  });

  it('opens nothing else', async () => {
    const id = await openPermit(people);
    const token = await asked(id);
    await saveStep(people.gardener, id, 'application.garden', 0, { owner: 'Rose Hill', area: 300 });
    const other = await openPermitOf(people.stranger);
    const tries = [
      `${path}/forms/decision`,
      `${path}/forms/nothing`,
      `${path}/files/${'x'.repeat(22)}`,
      `/api/v1/cases/${id}`,
      `/api/v1/cases/${id}/history`,
      `/api/v1/cases/${id}/forms/application/steps/confirm`,
      `/api/v1/cases/${other}`,
      '/api/v1/me',
      '/api/v1/companies',
      '/api/v1/cases?program=permit&list=mine',
    ];
    for (const url of tries) {
      const answer = await server.anonymous.get(url, {
        headers: { 'X-Link-Token': token, Authorization: `Bearer ${token}`, Cookie: `attest=${token}` },
      });
      expect([401, 404], `${url}: ${answer.text}`).toContain(answer.status);
      expect(answer.text).not.toMatch(/\b300\b/);
    }
    const form = await server.anonymous.get(`${path}/forms/application`, at(token));
    expect(form.text).not.toContain('"area":300');
    // What is in the link is not in the request: neither step nor case can be named.
    const forced = await server.anonymous.post(
      `${path}/signature`,
      { data: { agreed: true, area: 1 }, step: 'garden', case: other },
      at(token, { 'If-Match': '"0"', 'Idempotency-Key': newKey() }),
    );
    expect(forced.status).toBe(400);
    const foreignField = await sign(token, { agreed: true, area: 1 });
    expect(foreignField.status).toBe(409);
    const crossSite = await server.anonymous.request(`${path}/signature`, {
      method: 'POST',
      headers: {
        Origin: 'https://elsewhere.example',
        'Content-Type': 'application/json',
        'X-Link-Token': token,
        'If-Match': '"0"',
        'Idempotency-Key': newKey(),
      },
      body: JSON.stringify({ data: { agreed: true } }),
    });
    expect(crossSite.status).toBe(403);
    for (const wrong of ['', 'x', token.slice(1), `${token}0`, token.toUpperCase()]) {
      expect(codeOf(await open(wrong))).toEqual([404, 'link-unknown']);
    }
    expect((await open(token)).status).toBe(200);
  });

  it('ends by the clock, and with the state that it was made for', async () => {
    const id = await openPermit(people);
    const token = await asked(id);
    await fillIn(people.gardener, id);
    expect((await sendEvent(people.gardener, id, 'SUBMIT')).status).toBe(200);
    expect(codeOf(await open(token))).toEqual([410, 'link-over']);
    expect(codeOf(await sign(token, { agreed: true }, 1))).toEqual([410, 'link-over']);

    const late = await asked(await openPermit(people));
    server.clock.set('2026-03-10T05:59:59.000Z');
    expect((await open(late)).status).toBe(200);
    server.clock.set('2026-03-10T06:00:01.000Z');
    expect(codeOf(await open(late))).toEqual([410, 'link-expired']);
    server.clock.set('2026-03-02T17:00:00.000Z');
  });

  it('brings who has an account to the step itself', async () => {
    const neighbour = await server.signedIn({ name: 'Noa Neighbour' });
    await server.deps.transact((tx) =>
      tx('members').insert({
        company_id: people.company.id,
        user_id: neighbour.user.id,
        role: 'neighbour',
        added_at: '2026-03-02T00:00:00.000Z',
      }),
    );
    const id = await openPermit(people);
    await sendEvent(people.gardener, id, 'ASK_CONSENT');
    await server.outbox.drain();
    const { html, confidential } = server.mail.to(neighbour.user.email);
    expect(html).toContain(`/cases/${id}/forms/application/confirm"`);
    expect(confidential).toBeUndefined();
    expect(await server.deps.db('signed_links').where({ case_id: id })).toEqual([]);
  });

  async function openPermitOf(stranger: PermitPeople['stranger']): Promise<string> {
    const companies = await stranger.get<{ items: { id: string }[] }>('/api/v1/companies');
    const company = companies.body.items[0]!;
    return openPermit({ company: { id: company.id, name: '' }, gardener: stranger });
  }
});

describe('the limit of wrong tokens', () => {
  it('stops somebody who tries', async () => {
    const server = await testServer({ database: 'sqlite', settings: { rateLimits: true } });
    const statuses: number[] = [];
    for (let n = 0; n < 62; n += 1) {
      const answer = await server.anonymous.get(path, { headers: { 'X-Link-Token': `wrong${n}` } });
      statuses.push(answer.status);
    }
    expect(statuses.slice(0, 60).every((status) => status === 404)).toBe(true);
    expect(statuses.at(-1)).toBe(429);
    await server.close();
  });
});
