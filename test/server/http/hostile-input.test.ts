import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../../support/client.ts';
import { databases } from '../../support/databases.ts';
import { openPermit, type PermitPeople, saveStep } from '../../support/permit-case.ts';
import { permitServer } from '../../support/permit-server.ts';
import type { TestServer } from '../../support/test-server.ts';

const cursor = (json: string) => Buffer.from(json).toString('base64url');

describe.each(databases)('hostile input on %s', (database) => {
  let server: TestServer;
  let people: PermitPeople;
  let admin: Client;
  let id: string;
  beforeAll(async () => {
    ({ server, people } = await permitServer({ database }));
    admin = await server.signedIn({ administrator: true });
    id = await openPermit(people);
  });
  afterAll(() => server.close());

  const put = async (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) => {
    const answer = await people.gardener.request(`/api/v1/cases/${id}/forms/application/steps/garden`, {
      method: 'PUT',
      headers: {
        Origin: server.url,
        'Content-Type': 'application/json',
        'If-Match': '"0"',
        ...headers,
      },
      body,
    });
    return { status: answer.status, text: await answer.text() };
  };

  it.each([
    ['a NUL', String.raw`{"owner":"Rose Hill","beds":[{"plant":"a\u0000b"}]}`],
    ['half a character', String.raw`{"owner":"Rose Hill","beds":[{"plant":"a\ud800b"}]}`],
    ['half a character in a name', String.raw`{"\udc00":1}`],
    ['infinity', '{"owner":"Rose Hill","area":1e400}'],
    ['a prototype', '{"__proto__":{"area":1}}'],
    ['41 levels', `${'{"beds":'.repeat(41)}1${'}'.repeat(41)}`],
    ['10,001 values', `{"beds":[${'{},'.repeat(10_000)}{}]}`],
    ['nothing', ''],
    ['a list', '[]'],
  ])('refuses a body with %s, and keeps what stands there', async (_what, body) => {
    expect((await put(body)).status).toBe(400);
    expect((await people.gardener.get(`/api/v1/cases/${id}/forms/application/steps/garden`)).body).toEqual(
      expect.objectContaining({ revision: 0 }),
    );
  });

  it('says where the character stands that cannot be kept', async () => {
    const { text } = await put(String.raw`{"data":{"beds":[{"plant/s":"a\u0000b"}]}}`);
    expect(JSON.parse(text).reasons).toMatchObject([{ in: 'body', pointer: '/data/beds/0/plant~1s' }]);
  });

  it('refuses packed bodies, whole or damaged', async () => {
    const packed = new Uint8Array(gzipSync('{"owner":"Rose Hill"}'));
    expect((await put(packed, { 'Content-Encoding': 'gzip' })).status).toBe(415);
    expect((await put('damaged', { 'Content-Encoding': 'gzip' })).status).toBe(415);
  });

  it('lists cases by a number also where a draft holds something else in its place', async () => {
    const other = await openPermit(people);
    await saveStep(people.gardener, other, 'application.garden', 0, { owner: 'Rose Hill', area: 'plenty' });
    const third = await openPermit(people);
    await saveStep(people.gardener, third, 'application.garden', 0, { owner: 'Rose Hill', area: 20 });
    const list = (query: string) =>
      admin.get<{ items: { id: string }[]; next: string | null }>(`/api/v1/cases?program=permit&${query}`);
    const sorted = await list('sort=-summary.area');
    expect(sorted.body.items[0]?.id).toBe(third);
    expect(sorted.body.items).toHaveLength(3);
    const first = await list('sort=summary.area&limit=1');
    const rest = await list(`sort=summary.area&cursor=${first.body.next}`);
    expect(rest.body.items.at(-1)?.id).toBe(third);
    expect(rest.body.items).toHaveLength(2);
    const filtered = await list('filter=summary.area:1..50');
    expect(filtered.body.items.map((row) => row.id)).toEqual([third]);
  });

  it.each([
    ['q=%00'],
    ['state=%00'],
    [`cursor=${cursor(String.raw`["-openedOn","\u0000","x"]`)}`],
    [`cursor=${cursor('["-openedOn",5,"x"]')}`],
    [`sort=summary.area&cursor=${cursor('["summary.area","plenty","x"]')}`],
    ['filter=summary.area:1e400'],
    ["sort=summary.area')--"],
  ])('refuses the query %s', async (query) => {
    expect((await admin.get(`/api/v1/cases?program=permit&${query}`)).status).toBe(400);
  });

  it('answers 412 to a revision larger than any', async () => {
    const answer = await admin.patch(
      `/api/v1/companies/${people.company.id}`,
      { name: 'Rose Hill' },
      { headers: { 'If-Match': '"999999999999999"' } },
    );
    expect(answer.status).toBe(412);
  });

  it('holds what a new user says of himself to the same rules as a change of it', async () => {
    const person = { name: 'Ada', username: 'ada.hostile', password: 'correct horse battery' };
    const signUp = (more: object) =>
      server.anonymous.post('/api/auth/sign-up/email', { ...person, email: 'a@example.org', ...more });
    for (const more of [
      { name: 'A\u0000' },
      { name: 'A\r\nBcc: b@example.org' },
      { name: 'A'.repeat(201) },
      { language: '../../en' },
      { phone: '1'.repeat(51) },
      { name: '\u3164\u200b' },
      { displayUsername: 'another' },
      { image: 'https://example.org/a.png' },
    ]) {
      expect([more, (await signUp(more)).status]).toEqual([more, 400]);
    }
    // What the page has a field for is told of that field.
    const codeOf = async (more: object) => ((await signUp(more)).body as { code?: string }).code;
    expect(await codeOf({ email: 'ada@exämple.org' })).toBe('INVALID_EMAIL');
    expect(await codeOf({ email: `${'a'.repeat(250)}@example.org` })).toBe('INVALID_EMAIL');
    expect(await codeOf({ username: { toString: 'ada' } })).toBe('INVALID_USERNAME');
    const reset = { token: '\u0000', newPassword: 'correct horse battery' };
    expect((await server.anonymous.post('/api/auth/reset-password', reset)).status).toBe(400);
    expect((await signUp({})).status).toBe(200);
  });
});
