import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyCase } from '../../../server/use-cases/verify-case.ts';
import type { Answer, Client } from '../../support/client.ts';
import { databases } from '../../support/databases.ts';
import { newKey, openPermit, type PermitPeople, saveStep, sendEvent } from '../../support/permit-case.ts';
import { permitWithSignature } from '../../support/permit-link.ts';
import { permitServer } from '../../support/permit-server.ts';
import type { TestServer } from '../../support/test-server.ts';

const link = '/api/v1/signed-link';
const garden = { owner: 'Rose Hill', area: 300 };

interface Shown {
  code: string;
  shown: string;
  title: object | null;
  forms: { id: string; steps: { id: string; answer: { data: object; revision: number } }[] }[];
}
interface Signed {
  code: string;
  usedAt: string;
  revision?: number;
  reasons: { message: { en: string; fr: string }; place?: string }[];
}

describe.each(databases)('a signature on %s', (database) => {
  let server: TestServer;
  let people: PermitPeople;
  let neighbour: Client & { user: { id: string; email: string } };
  beforeAll(async () => {
    ({ server, people } = await permitServer({ database, programs: permitWithSignature() }));
  });
  afterAll(() => server.close());

  /** A case whose garden is filled in and whose neighbour was asked; the token of his link, where he has no account. */
  async function asked(): Promise<{ id: string; token: string }> {
    const id = await openPermit(people);
    expect((await saveStep(people.gardener, id, 'application.garden', 0, garden)).status).toBe(200);
    const sent = await sendEvent(people.gardener, id, 'ASK_CONSENT');
    expect(sent.status, sent.text).toBe(200);
    await server.outbox.drain();
    // What another case had still to send may go out last.
    const tokens = server.mail.sent.flatMap(({ html }) => /\/sign#([\w-]+)"/.exec(html ?? '')?.[1] ?? []);
    return { id, token: tokens.at(-1) ?? '' };
  }
  const codeOf = (answer: Answer<{ code: string }>) => [answer.status, answer.body.code];

  describe('by a link', () => {
    const at = (token: string, more: Record<string, string> = {}) => ({
      headers: { 'X-Link-Token': token, ...more },
    });
    const read = (token: string) =>
      server.anonymous.get<Shown & { signature: object; steps: { id: string }[] }>(
        `${link}/forms/application`,
        at(token),
      );
    const sign = (token: string, body: { data: object; shown?: string }, seen = 0) =>
      server.anonymous.post<Signed>(
        `${link}/signature`,
        body,
        at(token, { 'If-Match': `"${seen}"`, 'Idempotency-Key': newKey() }),
      );
    const stored = async (id: string) => ({
      steps: await server.deps.db('answers').where({ case_id: id, step: 'confirm' }),
      history: await server.deps.db('history').where({ case_id: id }).count({ rows: '*' }),
      link: await server.deps.db('signed_links').where({ case_id: id }).first('used_at'),
    });

    it('is of what was read, and stores nothing where it is refused', async () => {
      const { id, token } = await asked();
      const before = await stored(id);
      const { shown, signature } = (await read(token)).body;
      expect(shown).toMatch(/^[0-9a-f]{64}$/);
      expect(signature).toEqual({ en: 'Consent to the garden', fr: 'Accord pour le jardin' });

      // Incomplete: what was filled in is no draft of the case's.
      const missing = await sign(token, { data: {}, shown });
      expect(codeOf(missing)).toEqual([422, 'incomplete']);
      expect(missing.body.reasons[0]?.place).toBe('application.confirm.agreed');
      expect(await stored(id)).toEqual(before);

      // Somebody changed another step after it was read.
      const later = await saveStep(people.gardener, id, 'application.garden', 1, { ...garden, area: 320 });
      expect(later.status, later.text).toBe(200);
      const refused = await sign(token, { data: { agreed: true }, shown });
      expect(codeOf(refused)).toEqual([409, 'shown-changed']);
      expect(Object.keys(refused.body.reasons[0]?.message ?? {})).toEqual(['en', 'fr']);
      expect(await stored(id)).toEqual(before);
      // Nor is it taken without a word of what was read.
      expect(codeOf(await sign(token, { data: { agreed: true } }))).toEqual([409, 'shown-changed']);

      const again = await read(token);
      expect(again.body.shown).not.toBe(shown);
      const signed = await sign(token, { data: { agreed: true }, shown: again.body.shown });
      expect(signed.status, signed.text).toBe(200);
      const after = await stored(id);
      expect(JSON.parse(after.steps[0].data)).toEqual({ agreed: true });
      expect(after.link.used_at).toBe(signed.body.usedAt);
    });

    it('names its own step by its revision', async () => {
      const { id, token } = await asked();
      const { shown } = (await read(token)).body;
      expect((await saveStep(people.gardener, id, 'application.confirm', 0, { agreed: false })).status).toBe(
        200,
      );
      const refused = await sign(token, { data: { agreed: true }, shown });
      expect(refused.status).toBe(412);
      expect((await sign(token, { data: { agreed: true }, shown }, 1)).status).toBe(200);
    });
  });

  describe('by account', () => {
    beforeAll(async () => {
      neighbour = await server.signedIn({ name: 'Noa Neighbour' });
      await server.deps.transact((tx) =>
        tx('members').insert({
          company_id: people.company.id,
          user_id: neighbour.user.id,
          role: 'neighbour',
          added_at: '2026-03-02T00:00:00.000Z',
        }),
      );
    });
    const read = (client: Client, id: string, event = 'CONSENT') =>
      client.get<Shown>(`/api/v1/cases/${id}/signatures/${event}`);
    const sign = (id: string, shown?: string) =>
      neighbour.post<Signed>(
        `/api/v1/cases/${id}/events`,
        { type: 'CONSENT', ...(shown === undefined ? {} : { shown }) },
        { headers: { 'Idempotency-Key': newKey() } },
      );

    it('shows all that it covers, to those who may give it', async () => {
      const { id } = await asked();
      const shown = await read(neighbour, id);
      expect(shown.status, shown.text).toBe(200);
      expect(shown.body.forms.map(({ id: form, steps }) => [form, steps.map((one) => one.id)])).toEqual([
        ['application', ['garden', 'confirm']],
      ]);
      expect(shown.body.title).toEqual({ en: 'Consent to the garden', fr: 'Accord pour le jardin' });
      expect(shown.body.forms[0]?.steps[0]?.answer.data).toMatchObject(garden);
      expect((await read(neighbour, id, 'REFUSE')).body).toEqual({ shown: null, title: null, forms: [] });
      expect((await read(people.gardener, id)).status).toBe(403);
      for (const event of ['NOBODY_KNOWS', 'constructor', '__proto__']) {
        expect((await read(neighbour, id, event)).status).toBe(403);
      }
      expect((await read(people.stranger, id)).status).toBe(404);
    });

    it('is refused where a step was saved after it was shown', async () => {
      const { id } = await asked();
      expect((await saveStep(neighbour, id, 'application.confirm', 0, { agreed: true })).status).toBe(200);
      const { shown } = (await read(neighbour, id)).body;
      const later = await saveStep(people.gardener, id, 'application.garden', 1, { ...garden, area: 320 });
      expect(later.status, later.text).toBe(200);
      expect(codeOf(await sign(id, shown))).toEqual([409, 'shown-changed']);
      expect(codeOf(await sign(id))).toEqual([409, 'shown-changed']);
      const again = (await read(neighbour, id)).body.shown;
      const signed = await sign(id, again);
      expect(signed.status, signed.text).toBe(200);
      const found = await people.clerk.get<{ context: { consent: string } }>(`/api/v1/cases/${id}`);
      // What was signed is named by its hash; what was written stands in the answers alone.
      expect(found.body.context.consent).toBe(again);
    });

    it('is offered by no list, where nothing is shown', async () => {
      const { id } = await asked();
      const { items } = (
        await neighbour.get<{ items: { id: string; events: { type: string }[] }[] }>(
          '/api/v1/cases?program=permit&list=mine',
        )
      ).body;
      expect(items.find((one) => one.id === id)?.events.map(({ type }) => type)).toEqual(['REFUSE']);
    });

    it('is told to who sees what it covers, with whether it holds', async () => {
      const { id } = await asked();
      const told = async (client: Client) =>
        (await client.get<{ signatures: object[] }>(`/api/v1/cases/${id}`)).body.signatures;
      expect(await told(people.gardener)).toEqual([]);
      expect((await saveStep(neighbour, id, 'application.confirm', 0, { agreed: true })).status).toBe(200);
      const signed = await sign(id, (await read(neighbour, id)).body.shown);
      expect(signed.status, signed.text).toBe(200);
      const signature = {
        title: { en: 'Consent to the garden', fr: 'Accord pour le jardin' },
        covers: ['application.garden', 'application.confirm'],
        holds: true,
      };
      expect(await told(people.gardener)).toEqual([signature]);
      expect(await told(neighbour)).toEqual([signature]);
      expect(await told(people.clerk)).toEqual([{ ...signature, covers: ['application.garden'] }]);
      const later = await saveStep(people.gardener, id, 'application.garden', 1, { ...garden, area: 320 });
      expect(later.status, later.text).toBe(200);
      expect(await told(people.gardener)).toEqual([{ ...signature, holds: false }]);
    });

    it('is the neighbour’s turn from the question to the answer', async () => {
      const { id } = await asked();
      const turn = async (client: Client) => {
        const { body } = await client.get<{ waitingFor: string[]; turn: { reader: boolean } }>(
          `/api/v1/cases/${id}`,
        );
        return [body.waitingFor, body.turn.reader];
      };
      expect(await turn(neighbour)).toEqual([['neighbour'], true]);
      expect(await turn(people.gardener)).toEqual([['neighbour'], false]);
      type Turns = { items: { id: string; mine: boolean; resume: { step: string; sends: boolean } }[] };
      const turns = await neighbour.get<Turns>('/api/v1/me/turns');
      // He fills in the step that he signs, and does not send the application.
      expect(turns.body.items.find((one) => one.id === id)).toMatchObject({
        mine: true,
        resume: { step: 'confirm', sends: false },
      });
      expect(await bucketed()).not.toContain(id);
      expect(
        (await sendEvent(neighbour, id, 'REFUSE', { data: { reason: 'It shades my house.' } })).status,
      ).toBe(200);
      expect(await turn(people.gardener)).toEqual([['gardener'], true]);
      expect(await bucketed()).toContain(id);
      expect((await verifyCase(server.deps, id)).ok).toBe(true);
    });

    /** The clerk's bucket of cases that wait for the gardener: its list, which its count and its export agree with. */
    async function bucketed(): Promise<string[]> {
      const wanted = 'program=permit&list=office&bucket=gardeners';
      const list = await people.clerk.get<{ items: { id: string }[] }>(`/api/v1/cases?${wanted}&limit=100`);
      const items = list.body.items.map((one) => one.id);
      const counted = await people.clerk.get<{
        items: { buckets: { id: string; count: number }[] }[];
      }>('/api/v1/buckets');
      const buckets = counted.body.items.flatMap((one) => one.buckets);
      expect(buckets.find((one) => one.id === 'gardeners')?.count).toBe(items.length);
      const file = await people.clerk.get(`/api/v1/case-exports?${wanted}`);
      expect(file.text.trim().split('\r\n')).toHaveLength(items.length + 1);
      return items;
    }
  });

  it('is not asked for before the rest is complete', async () => {
    const id = await openPermit(people);
    const refused = await sendEvent(people.gardener, id, 'ASK_CONSENT');
    expect([refused.status, refused.body.code]).toEqual([422, 'incomplete']);
    const places = refused.body.reasons.map(({ place }) => place);
    expect(places).toContain('application.garden.area');
    expect(places.some((place) => place?.startsWith('application.confirm'))).toBe(false);
  });
});
