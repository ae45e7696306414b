import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashJson } from '../../../engine/index.ts';
import { verifyCase } from '../../../server/use-cases/verify-case.ts';
import type { Client } from '../../support/client.ts';
import { databases } from '../../support/databases.ts';
import { newKey, type PermitPeople, submittedPermit } from '../../support/permit-case.ts';
import { permitServer } from '../../support/permit-server.ts';
import type { TestServer } from '../../support/test-server.ts';

interface Messages {
  threads: { id: string; internal: boolean; unread: number }[];
  items: { id: string; thread: string; text: string | null; mine: boolean; author: { name: string } }[];
  next: string | null;
}

describe.each(databases)('messages on %s', (database) => {
  let server: TestServer;
  let people: PermitPeople;
  beforeAll(async () => {
    ({ server, people } = await permitServer({ database }));
  });
  afterAll(() => server.close());

  const list = (who: Client, id: string, query = '') =>
    who.get<Messages>(`/api/v1/cases/${id}/messages${query}`);
  const send = (who: Client, id: string, thread: string, text: string, key = newKey()) =>
    who.post<{ id: string; code: string }>(
      `/api/v1/cases/${id}/messages`,
      { thread, text },
      { headers: { 'Idempotency-Key': key } },
    );

  it('go between the two sides, are counted until they are read, and told of by one mail without their text', async () => {
    const { gardener, clerk } = people;
    const id = await submittedPermit(people);
    await server.outbox.drain();
    const mails = server.mail.sent.length;
    expect((await send(gardener, id, 'permit', ' When will you decide? ')).status).toBe(201);
    expect((await send(gardener, id, 'permit', 'We plant on Monday.')).status).toBe(201);

    const seen = (await list(clerk, id)).body;
    expect(seen.items.map(({ text, mine }) => [text, mine])).toEqual([
      ['We plant on Monday.', false],
      ['When will you decide?', false],
    ]);
    expect(seen.threads.map((one) => [one.id, one.internal, one.unread])).toEqual([
      ['permit', false, 2],
      ['desk', true, 0],
    ]);
    expect((await clerk.get<{ unread: number }>(`/api/v1/cases/${id}`)).body.unread).toBe(2);
    const rows = await clerk.get<{ items: { id: string; unread: number }[] }>(
      '/api/v1/cases?program=permit&list=desk',
    );
    expect(rows.body.items.find((row) => row.id === id)?.unread).toBe(2);
    expect((await gardener.get<{ unread: number }>(`/api/v1/cases/${id}`)).body.unread).toBe(0);

    server.clock.set(new Date(server.clock.now().getTime() + 6 * 60_000).toISOString());
    await server.outbox.drain();
    const told = server.mail.sent.slice(mails);
    expect(told.map(({ to }) => to.email)).toEqual([clerk.user.email]);
    expect(told[0]?.text).toContain('2 messages');
    expect(JSON.stringify(told)).not.toContain('Monday');

    const read = await clerk.put<{ unread: number }>(`/api/v1/cases/${id}/messages/read`, {
      thread: 'permit',
      upTo: seen.items[0]?.id,
    });
    expect([read.status, read.body.unread]).toEqual([200, 0]);
    await send(gardener, id, 'permit', 'Thank you.');
    await clerk.put(`/api/v1/cases/${id}/messages/read`, {
      thread: 'permit',
      upTo: (await list(clerk, id)).body.items[0]?.id,
    });
    server.clock.set(new Date(server.clock.now().getTime() + 6 * 60_000).toISOString());
    await server.outbox.drain();
    expect(server.mail.sent.length, 'what was read meanwhile is not told').toBe(mails + 1);
  });

  it('stand on a member’s home until he has read them, without what the desk notes for itself', async () => {
    const { gardener, clerk } = people;
    const id = await submittedPermit(people);
    const onHisHome = async () => {
      const turns = await gardener.get<{ items: { id: string; unread: number }[] }>('/api/v1/me/turns');
      return turns.body.items.find((one) => one.id === id)?.unread;
    };
    expect(await onHisHome()).toBe(0);
    await send(clerk, id, 'permit', 'Tomorrow.');
    await send(clerk, id, 'desk', 'He is in a hurry.');
    expect(await onHisHome()).toBe(1);
    const upTo = (await list(gardener, id)).body.items[0]?.id;
    await gardener.put(`/api/v1/cases/${id}/messages/read`, { thread: 'permit', upTo });
    expect(await onHisHome()).toBe(0);
  });

  it('keep the notes of the desk from members: not listed, not counted, not in the history, not writable', async () => {
    const { gardener, clerk, stranger } = people;
    const id = await submittedPermit(people);
    const note = await send(clerk, id, 'desk', 'Looks doubtful to me.');
    expect(note.status).toBe(201);
    const seen = await list(gardener, id);
    expect(seen.body.threads.map((one) => one.id)).toEqual(['permit']);
    expect(seen.text).not.toContain('doubtful');
    expect((await gardener.get<{ unread: number }>(`/api/v1/cases/${id}`)).body.unread).toBe(0);
    expect((await list(gardener, id, '?thread=desk')).status).toBe(404);
    expect((await send(gardener, id, 'desk', 'Hello')).status).toBe(404);
    const mark = { thread: 'desk', upTo: note.body.id };
    expect((await gardener.put(`/api/v1/cases/${id}/messages/read`, mark)).status).toBe(404);
    const kinds = async (who: Client) =>
      (await who.get<{ items: { event: { type: string } }[] }>(`/api/v1/cases/${id}/history`)).body.items.map(
        ({ event }) => event.type,
      );
    expect(await kinds(gardener)).not.toContain('message');
    expect(await kinds(clerk)).toContain('message');
    expect((await list(stranger, id)).status).toBe(404);
    expect((await send(stranger, id, 'permit', 'Hello')).status).toBe(404);
    const { history } = (
      await clerk.get<{ history: { event: { type: string; dataHash: string } }[] }>(
        `/api/v1/cases/${id}/receipt`,
      )
    ).body;
    const [chained] = history.filter(({ event }) => event.type === 'message');
    // Whoever guesses the note must not find his guess confirmed by the exported chain.
    expect(chained?.event.dataHash).toMatch(/^[0-9a-f]{64}$/);
    expect(chained?.event.dataHash).not.toBe(hashJson({ thread: 'desk', text: 'Looks doubtful to me.' }));
    const own = async (who: Client) =>
      (await who.get<{ messages: object[] }>('/api/v1/me/data')).body.messages;
    expect(await own(clerk)).toContainEqual(
      expect.objectContaining({ case: id, thread: 'desk', text: 'Looks doubtful to me.' }),
    );
    expect(await own(stranger)).toEqual([]);
    const unknown = await send(clerk, id, 'nowhere', 'Hello');
    expect(unknown.status).toBe(404);
  });

  it('count once for a key, and refuse what is empty or too long', async () => {
    const id = await submittedPermit(people);
    const key = newKey();
    const first = await send(people.clerk, id, 'permit', 'Once.', key);
    const [again, other] = await Promise.all([
      send(people.clerk, id, 'permit', 'Once.', key),
      send(people.clerk, id, 'permit', 'Twice.', key),
    ]);
    expect(again.body.id).toBe(first.body.id);
    expect([other.status, other.body.code]).toEqual([422, 'idempotency-key-reused']);
    expect((await send(people.clerk, id, 'permit', '   ')).status).toBe(400);
    expect((await send(people.clerk, id, 'permit', 'x'.repeat(5_001))).status).toBe(400);
    expect((await list(people.clerk, id)).body.items).toHaveLength(1);
  });

  it('come page by page', async () => {
    const id = await submittedPermit(people);
    for (const text of ['one', 'two', 'three']) await send(people.clerk, id, 'permit', text);
    const first = (await list(people.gardener, id, '?limit=2')).body;
    expect(first.items.map(({ text }) => text)).toEqual(['three', 'two']);
    const rest = (await list(people.gardener, id, `?limit=2&cursor=${first.next}`)).body;
    expect([rest.items.map(({ text }) => text), rest.next]).toEqual([['one'], null]);
  });

  it('stand in the chain by their hash: erasing the text keeps it whole, changing it does not', async () => {
    const { deps } = server;
    const id = await submittedPermit(people);
    await send(people.gardener, id, 'permit', 'My number is 780-555-0123.');
    await server.outbox.drain();
    expect((await verifyCase(deps, id)).differences).toEqual([]);
    const entries: { entry: string }[] = await deps.db('history').where({ case_id: id }).select('entry');
    expect(JSON.stringify(entries)).not.toContain('555-0123');
    await deps.transact((tx) =>
      tx('messages').where({ case_id: id }).update({ body: 'My number is another.' }),
    );
    expect((await verifyCase(deps, id)).differences.map(({ kind }) => kind)).toEqual(['message']);
    await deps.transact((tx) => tx('messages').where({ case_id: id }).update({ body: null }));
    expect((await verifyCase(deps, id)).ok).toBe(true);
    expect((await list(people.clerk, id)).body.items[0]?.text).toBeNull();
    await deps.transact((tx) => tx('messages').where({ case_id: id }).del());
    expect((await verifyCase(deps, id)).ok).toBe(false);
  });
});
