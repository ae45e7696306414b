import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Client } from '../../support/client.ts';
import { databases } from '../../support/databases.ts';
import { fakeClock } from '../../support/fakes.ts';
import { permitPeople, submittedPermit } from '../../support/permit-case.ts';
import { type TestServer, testServer } from '../../support/test-server.ts';

describe.each(databases)('webhooks on %s', (database) => {
  let server: TestServer;
  let receiver: Server;
  let url: string;
  let admin: Client;
  let caseId: string;
  let answers: number[];
  const received: { body: string; headers: Record<string, string> }[] = [];

  beforeAll(async () => {
    receiver = createServer(async (request, response) => {
      let body = '';
      for await (const part of request) body += part;
      const headers = Object.fromEntries(
        Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
      );
      received.push({ body, headers });
      response.writeHead(answers.shift() ?? 200).end();
    });
    await new Promise<void>((resolve) => {
      receiver.listen(0, '127.0.0.1', resolve);
    });
    url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/in`;
    const clock = fakeClock(new Date().toISOString());
    server = await testServer({ database, clock, settings: { outboundPrivate: true } });
    admin = await server.signedIn({ administrator: true });
    caseId = await submittedPermit(await permitPeople(server));
  });
  afterAll(async () => {
    await server.close();
    receiver.close();
  });
  beforeEach(async () => {
    answers = [];
    received.length = 0;
    const hooks = await admin.get<{ items: { id: string }[] }>('/api/v1/webhooks');
    for (const hook of hooks.body.items)
      expect((await admin.delete(`/api/v1/webhooks/${hook.id}`)).status).toBe(204);
  });

  async function add(topics: string[]) {
    const answer = await admin.post<{ id: string; secret: string }>('/api/v1/webhooks', { url, topics });
    expect(answer.status).toBe(201);
    return answer.body;
  }
  let effects = 0;
  async function effect(topic: string) {
    effects += 1;
    const at = server.clock.now().toISOString();
    const key = `${caseId}:hook:${effects}`;
    await server.deps.transact((tx) =>
      tx('outbox').insert({
        id: key,
        case_id: caseId,
        history_seq: 1000 + effects,
        position: 0,
        key,
        type: 'webhook',
        params: JSON.stringify({ topic, data: { points: 81 } }),
        status: 'pending',
        available_at: at,
        created_at: at,
      }),
    );
  }
  const deliveries = async (id: string) =>
    (
      await admin.get<{ items: { id: string; status: string; attempts: number; answerStatus: number }[] }>(
        `/api/v1/webhooks/${id}/deliveries`,
      )
    ).body.items;

  it('are signed so that the standard library proves them, and go to those who hear the topic', async () => {
    const hears = await add(['done']);
    await add(['other']);
    await effect('done');
    await server.outbox.drain();
    expect(received).toHaveLength(1);
    const { body, headers } = received[0]!;
    expect(new Webhook(hears.secret).verify(body, headers)).toMatchObject({
      type: 'done',
      data: { case: { id: caseId }, points: 81 },
    });
    expect(await deliveries(hears.id)).toMatchObject([
      { status: 'delivered', attempts: 1, answerStatus: 200 },
    ]);
  });

  it('are tried again under the same id until they are taken; the case does not wait for them', async () => {
    answers = [500, 302];
    const hook = await add(['*']);
    await effect('done');
    await server.outbox.drain();
    const row = await server.deps
      .db('outbox')
      .where({ case_id: caseId, type: 'webhook' })
      .orderBy('history_seq', 'desc')
      .first();
    expect(row.status).toBe('done');
    for (let n = 0; n < 2; n += 1) {
      server.clock.advance({ milliseconds: 5000 });
      await server.outbox.drain();
    }
    expect(received).toHaveLength(3);
    expect(new Set(received.map((one) => one.headers['webhook-id'])).size).toBe(1);
    expect(await deliveries(hook.id)).toMatchObject([{ status: 'delivered', attempts: 3 }]);
  });

  it('end where the receiver is gone (410)', async () => {
    answers = [410];
    await add(['*']);
    await effect('done');
    await server.outbox.drain();
    server.clock.advance({ milliseconds: 60_000 });
    await server.outbox.drain();
    expect(received).toHaveLength(1);
  });

  it('are the administrator’s alone, and take no address that may not be called', async () => {
    const person = await server.signedIn();
    expect((await person.get('/api/v1/webhooks')).status).toBe(403);
    expect((await person.post('/api/v1/webhooks', { url, topics: ['*'] })).status).toBe(403);
    const wrong = await admin.post('/api/v1/webhooks', { url: 'ftp://x.example/', topics: ['*'] });
    expect(wrong.body).toMatchObject({ code: 'wrong-address', reasons: [{ pointer: '/url' }] });
    expect((await admin.delete('/api/v1/webhooks/none')).status).toBe(404);
  });
});
