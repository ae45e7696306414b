import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../../support/client.ts';
import { databases } from '../../support/databases.ts';
import { permitPeople, sendEvent, submittedPermit } from '../../support/permit-case.ts';
import { type TestServer, type TestUser, testServer } from '../../support/test-server.ts';

describe.each(databases)('operations on %s', (database) => {
  let server: TestServer;
  let root: Client & { user: TestUser };
  beforeAll(async () => {
    server = await testServer({ database, mail: null });
    root = await server.signedIn({ name: 'Root', administrator: true });
  });
  afterAll(() => server.close());

  async function dead(id: string, type = 'keep-profile'): Promise<void> {
    const at = server.clock.now().toISOString();
    await server.deps.transact((tx) =>
      tx('outbox').insert({
        id,
        key: id,
        type,
        params: '{"topic":"x"}',
        status: 'dead',
        attempts: 8,
        last_error: 'It broke.',
        available_at: at,
        created_at: at,
      }),
    );
  }
  const statusOf = async (id: string) => (await server.deps.db('outbox').where({ id }).first()).status;
  const lines = (event: string) => server.deps.db('security_log').where({ event });

  it('retry all dead letters of a kind, when there are as many as were shown', async () => {
    await dead('one');
    await dead('two');
    await dead('other', 'webhook');
    const view = await root.get<{ types: object[] }>('/api/v1/operations/outbox?status=dead&type=webhook');
    expect(view.body).toMatchObject({
      counts: { dead: 3 },
      items: [{ id: 'other', lastError: 'It broke.', caseNumber: null }],
    });
    expect(view.body.types).toContainEqual({ type: 'keep-profile', status: 'dead', count: 2 });
    const path = '/api/v1/operations/outbox-retries';
    const wrong = await root.post(path, { type: 'keep-profile', count: 1 });
    expect(wrong).toMatchObject({ status: 409, body: { code: 'count-changed' } });
    expect(await statusOf('one')).toBe('dead');
    const right = await root.post(path, { type: 'keep-profile', count: 2 });
    expect(right.body).toEqual({ retried: 2 });
    expect([await statusOf('one'), await statusOf('two'), await statusOf('other')]).toEqual([
      'pending',
      'pending',
      'dead',
    ]);
    expect(await lines('effects-retried')).toHaveLength(1);
    await server.deps.transact((tx) => tx('outbox').whereIn('id', ['one', 'two']).del());
  });

  it('page through the outbox without losing or doubling a row', async () => {
    const ids = ['a', 'b', 'c', 'd', 'e'].map((one) => `page-${one}`);
    for (const id of ids) await dead(id, 'paged');
    type Page = { items: { id: string }[]; next: string | null };
    const seen: string[] = [];
    let cursor = '';
    do {
      const path = `/api/v1/operations/outbox?type=paged&limit=2${cursor}`;
      const { body } = await root.get<Page>(path);
      seen.push(...body.items.map(({ id }) => id));
      cursor = body.next ? `&cursor=${body.next}` : '';
    } while (cursor !== '');
    expect(seen).toEqual([...ids].reverse());
    expect((await root.get('/api/v1/operations/outbox?cursor=rubbish')).status).toBe(400);
    await server.deps.transact((tx) => tx('outbox').whereIn('id', ids).del());
  });

  it('give up a dead letter with a reason, for good', async () => {
    const path = '/api/v1/operations/outbox/other';
    expect((await root.post(`${path}/given-up`, { reason: ' ' })).status).toBe(400);
    const given = await root.post(`${path}/given-up`, { reason: 'The receiver is gone' });
    expect(given).toMatchObject({ status: 200, body: { status: 'given-up', lastError: 'It broke.' } });
    expect((await root.post(`${path}/retry`)).status).toBe(409);
    expect((await root.post(`${path}/given-up`, { reason: 'once more' })).status).toBe(409);
    await server.outbox.drain();
    expect(await statusOf('other')).toBe('given-up');
    const [line] = await lines('effect-given-up');
    expect(JSON.parse(line.details)).toEqual({ type: 'webhook', reason: 'The receiver is gone' });
  });

  it('let a failed timer fire again', async () => {
    const people = await permitPeople(server);
    const id = await submittedPermit(people);
    await sendEvent(people.clerk, id, 'ASK', { data: { reason: 'Which beds?' } });
    const timer = await server.deps.db('timers').where({ case_id: id, status: 'pending' }).first();
    const path = `/api/v1/operations/timers/${id}/${encodeURIComponent(timer.id)}/retry`;
    expect(await root.post(path)).toMatchObject({ status: 409, body: { code: 'not-failed' } });
    await server.deps.transact((tx) =>
      tx('timers')
        .where({ case_id: id, id: timer.id })
        .update({ status: 'failed', attempts: 12, last_error: 'The disk was full.' }),
    );
    expect((await root.get('/api/v1/operations/attention')).body).toMatchObject({ failedTimers: 1 });
    const listed = await root.get('/api/v1/operations/timers?status=failed');
    expect(listed.body).toMatchObject({
      items: [
        {
          caseId: id,
          lastError: 'The disk was full.',
          title: { en: expect.any(String), fr: expect.any(String) },
          date: timer.date,
          zone: 'America/Edmonton',
        },
      ],
      next: null,
    });
    await submittedPermit(people).then((other) =>
      sendEvent(people.clerk, other, 'ASK', { data: { reason: 'Which beds?' } }),
    );
    type Page = { items: { caseId: string; id: string }[]; next: string | null };
    const all = (await root.get<Page>('/api/v1/operations/timers')).body;
    const seen: Page['items'] = [];
    let cursor = '';
    do {
      const { body } = await root.get<Page>(`/api/v1/operations/timers?limit=1${cursor}`);
      seen.push(...body.items);
      cursor = body.next ? `&cursor=${body.next}` : '';
    } while (cursor !== '');
    expect(seen.length).toBeGreaterThan(1);
    expect([seen, null]).toEqual([all.items, all.next]);
    expect((await root.post(path)).body).toMatchObject({ status: 'pending', attempts: 0 });
    expect(await server.deps.db('timers').where({ case_id: id, id: timer.id }).first()).toMatchObject({
      status: 'pending',
      lease_until: null,
    });
    expect(await lines('timer-retried')).toHaveLength(1);
    expect((await root.post(`/api/v1/operations/timers/${id}/nothing/retry`)).status).toBe(404);
  });

  it('send a kept mail again as a mail of its own, found by a part of its subject', async () => {
    await server.deps.mail.send({
      key: 'hello',
      to: { name: 'Lee 100%', email: 'lee@example.org' },
      subject: 'Rare Subject',
      html: '<p>Hello</p>',
    });
    const found = await root.get<{ items: { id: string }[] }>('/api/v1/operations/mails?q=rare%20sub');
    expect(found.body.items).toHaveLength(1);
    const again = await root.post(`/api/v1/operations/mails/${found.body.items[0]?.id}/resendings`);
    expect(again.status).toBe(201);
    const both = await root.get<{ items: object[] }>('/api/v1/operations/mails?q=100%25');
    expect(both.body.items).toMatchObject([{ text: 'Hello' }, { text: 'Hello' }]);
    expect((await root.post('/api/v1/operations/mails/none/resendings')).status).toBe(404);
  });

  it('switch a webhook off, renew its secret, and try it', async () => {
    const given = { url: 'https://hooks.example.org/x', topics: ['a'] };
    const added = await root.post<{ id: string; secret: string }>('/api/v1/webhooks', given);
    const path = `/api/v1/webhooks/${added.body.id}`;
    const renewed = await root.post<{ secret: string }>(`${path}/secrets`);
    expect(renewed.body.secret).toMatch(/^whsec_/);
    expect(renewed.body.secret).not.toBe(added.body.secret);
    expect((await root.get('/api/v1/webhooks')).text).not.toContain('whsec_');
    expect((await root.patch(path, { url: 'http://127.0.0.1/' })).status).toBe(422);
    // What is kept is an address as it is called: no line breaks, no blanks around it.
    for (const url of ['https://hooks.example.org/a\nb', ''])
      expect((await root.patch(path, { url })).status).toBeGreaterThanOrEqual(400);
    expect((await root.patch<{ url: string }>(path, { url: ' https://hooks.example.org/x ' })).body.url).toBe(
      'https://hooks.example.org/x',
    );
    expect((await root.post(`${path}/tests`)).status).toBe(202);
    const sent = await root.get(`${path}/deliveries`);
    expect(sent.body).toMatchObject({ items: [{ topic: 'attest.test', status: 'waiting' }] });
    const off = await root.patch(path, { active: false, topics: ['*'] });
    expect(off.body).toMatchObject({ active: false, topics: ['*'], url: given.url });
    expect((await root.post(`${path}/tests`)).status).toBe(409);
  });

  it('filter the security log and export it as a file that no spreadsheet runs', async () => {
    await server.deps.transact((tx) => tx('user').where({ id: root.user.id }).update({ name: '=1+1' }));
    const kinds = await root.get<{ items: string[] }>('/api/v1/security-event-kinds');
    expect(kinds.body.items).toContain('webhook-added');
    const some = await root.get<{ items: object[] }>('/api/v1/security-events?event=webhook-added&q=1%2B1');
    expect(some.body.items).toMatchObject([{ userName: '=1+1', event: 'webhook-added' }]);
    const none = await root.get<{ items: object[] }>(
      '/api/v1/security-events?until=2020-01-01T00:00:00Z&about=nobody',
    );
    expect(none.body.items).toEqual([]);
    const file = await root.get('/api/v1/security-events.csv?event=webhook-added');
    const [head, line] = file.text.split('\r\n');
    expect(head).toBe('at,event,userId,userName,object,objectName,address,requestId,details');
    expect(line).toContain(",'=1+1,");
  });

  it('tell what runs here', async () => {
    expect((await root.get('/api/v1/operations/system')).body).toMatchObject({
      database: { kind: database },
      programs: [{ program: 'permit' }],
      late: { effects: 0, timers: 0 },
      lastBackup: null,
      services: { mail: 'kept' },
    });
  });
});
