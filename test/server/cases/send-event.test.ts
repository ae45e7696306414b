import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databases } from '../../support/databases.ts';
import {
  fillIn,
  newKey,
  openPermit,
  type PermitPeople,
  sendEvent,
  submittedPermit,
} from '../../support/permit-case.ts';
import { permitServer } from '../../support/permit-server.ts';
import type { TestServer } from '../../support/test-server.ts';

const tables = ['cases', 'history', 'decision_facts', 'timers', 'outbox', 'submissions'];

describe.each(databases)('send-event on %s', (database) => {
  let server: TestServer;
  let people: PermitPeople;
  beforeAll(async () => {
    ({ server, people } = await permitServer({ database }));
  });
  afterAll(() => server.close());

  /** Everything that an event may write, to be compared. */
  const everything = async () =>
    Object.fromEntries(
      await Promise.all(
        [...tables, 'sequences', 'changes'].map(async (table) => [
          table,
          await server.deps.db(table).orderByRaw('1, 2, 3'),
        ]),
      ),
    );

  it.each([
    ['an event that the program does not know', 'DANCE', {}, 422, 'unknown-event'],
    ['an inner event of the machine', 'xstate.after.returnDue.permit.correction', {}, 422, 'unknown-event'],
    ['an event of another state', 'APPROVE', {}, 409, 'wrong-state'],
    ['a form that is incomplete', 'SUBMIT', {}, 422, 'incomplete'],
  ])('refuses %s and writes nothing', async (_, type, data, status, code) => {
    const id = await openPermit(people);
    const before = await everything();
    const refused = await sendEvent(people.gardener, id, type, { data });
    expect([refused.status, refused.body.code]).toEqual([status, code]);
    expect(refused.headers.get('content-type')).toContain('application/problem+json');
    expect(refused.body.reasons.length).toBeGreaterThan(0);
    expect(await everything()).toEqual(before);
  });

  it('names every place that is missing', async () => {
    const id = await openPermit(people);
    const refused = await sendEvent(people.gardener, id, 'SUBMIT');
    expect(refused.body.reasons.map((reason) => [reason.place, reason.pointer])).toEqual([
      ['application.garden.area', '/area'],
      ['application.confirm.agreed', '/agreed'],
    ]);
  });

  it('refuses by the rules, in words and with the field', async () => {
    const id = await openPermit(people);
    await fillIn(people.gardener, id, 501);
    const before = await everything();
    const refused = await sendEvent(people.gardener, id, 'SUBMIT');
    expect([refused.status, refused.body.code]).toEqual([409, 'rules']);
    expect(refused.body.reasons).toMatchObject([
      { message: { en: '501 m² is more than the 500 m² allowed.' }, place: 'application.garden.area' },
    ]);
    expect(await everything()).toEqual(before);
  });

  it('refuses the wrong role, invalid data and an ended case', async () => {
    const id = await submittedPermit(people);
    const before = await everything();
    const role = await sendEvent(people.gardener, id, 'APPROVE');
    expect([role.status, role.body.code]).toEqual([403, 'wrong-role']);
    const data = await sendEvent(people.clerk, id, 'ASK', { data: { reason: 'no' } });
    expect([data.status, data.body.code]).toEqual([422, 'invalid-data']);
    expect(data.body.reasons).toMatchObject([{ pointer: '/reason' }]);
    const system = await sendEvent(people.clerk, id, 'PAID');
    expect(system.status).toBe(409);
    expect(await everything()).toEqual(before);

    const draft = await openPermit(people);
    await sendEvent(people.gardener, draft, 'WITHDRAW');
    const ended = await sendEvent(people.gardener, draft, 'WITHDRAW');
    expect([ended.status, ended.body.code]).toEqual([409, 'ended']);
  });

  it('keeps a payment’s event to the system', async () => {
    const id = await submittedPermit(people);
    await sendEvent(people.clerk, id, 'APPROVE');
    for (const who of [people.gardener, people.clerk]) {
      const refused = await sendEvent(who, id, 'PAID');
      expect([refused.status, refused.body.code]).toEqual([403, 'wrong-role']);
    }
  });

  it('wants a key', async () => {
    const id = await openPermit(people);
    const without = await people.gardener.post(`/api/v1/cases/${id}/events`, { type: 'WITHDRAW' });
    expect(without.status).toBe(400);
  });

  it('answers a repeated request as before and does nothing', async () => {
    const id = await openPermit(people);
    await fillIn(people.gardener, id);
    const key = newKey();
    const first = await sendEvent(people.gardener, id, 'SUBMIT', { key, seen: 1 });
    const before = await everything();
    const again = await sendEvent(people.gardener, id, 'SUBMIT', { key, seen: 1 });
    expect(again.status).toBe(200);
    expect(again.body).toEqual(first.body);
    const other = await sendEvent(people.gardener, id, 'WITHDRAW', { key });
    expect([other.status, other.body.code]).toEqual([422, 'idempotency-key-reused']);
    expect(await everything()).toEqual(before);
  });

  it('keeps the keys of different people apart', async () => {
    const id = await submittedPermit(people);
    const key = newKey();
    await sendEvent(people.clerk, id, 'ASK', { key, data: { reason: 'Which beds?' } });
    const own = await sendEvent(people.gardener, id, 'RETURN', { key });
    expect(own.body.state.id).toBe('decide');
  });

  it('honours the revision that the sender saw', async () => {
    const id = await submittedPermit(people);
    const before = await everything();
    const stale = await sendEvent(people.clerk, id, 'APPROVE', { seen: 1 });
    expect(stale.status).toBe(412);
    expect(stale.body).toMatchObject({ code: 'stale-revision', current: 2 });
    expect(await everything()).toEqual(before);
    expect((await sendEvent(people.clerk, id, 'APPROVE', { seen: 2 })).status).toBe(200);
  });

  it.each(['of one key', 'of ten keys'])('lets exactly one of ten senders %s through', async (kind) => {
    const id = await submittedPermit(people);
    const key = newKey();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () =>
        sendEvent(people.clerk, id, 'APPROVE', kind === 'of one key' ? { key } : {}),
      ),
    );
    const statuses = answers.map((answer) => answer.status).sort();
    expect(statuses).toEqual(kind === 'of one key' ? Array(10).fill(200) : [200, ...Array(9).fill(409)]);
    const rows = await server.deps.db('history').where({ case_id: id, event: 'APPROVE' });
    expect(rows).toHaveLength(1);
    expect(await server.deps.db('outbox').where({ case_id: id })).toHaveLength(1);
  });

  it('gives each of many cases submitted at once its own number', async () => {
    const ids = await Promise.all(Array.from({ length: 12 }, () => openPermit(people)));
    for (const id of ids) await fillIn(people.gardener, id);
    const sent = await Promise.all(ids.map((id) => sendEvent(people.gardener, id, 'SUBMIT')));
    const numbers = sent.map((answer) => answer.body.number);
    expect(new Set(numbers).size).toBe(12);
    expect(numbers.every((number) => /^P2026\d{4}$/.test(number ?? ''))).toBe(true);
  });

  it('keeps what the sender wrote beside the chain, and only what the form asks for', async () => {
    const id = await submittedPermit(people);
    await sendEvent(people.clerk, id, 'APPROVE', { data: { secret: 'not asked for' } });
    const [row] = await server.deps.db('history').where({ case_id: id, event: 'APPROVE' });
    expect(row.data).toBeNull();
  });
});

describe.each(databases)('start-case on %s', (database) => {
  let server: TestServer;
  let people: PermitPeople;
  beforeAll(async () => {
    ({ server, people } = await permitServer({ database }));
  });
  afterAll(() => server.close());

  const start = (who: PermitPeople['gardener'], company: string, key?: string) =>
    who.post<{ id: string; code: string }>(
      '/api/v1/cases',
      { program: 'permit', company },
      { headers: key ? { 'Idempotency-Key': key } : {} },
    );

  it('writes the case, its first history row and where it is', async () => {
    const started = await start(people.gardener, people.company.id);
    expect(started.status).toBe(201);
    expect(started.headers.get('location')).toBe(`/api/v1/cases/${started.body.id}`);
    const [row] = await server.deps.db('cases').where({ id: started.body.id });
    expect(row).toMatchObject({ revision: 1, state: 'draft', opened_on: '2026-03-02' });
    const [entry] = await server.deps.db('history').where({ case_id: started.body.id });
    expect(entry).toMatchObject({ seq: 1, kind: 'start', hash: row.last_hash });
  });

  it('opens one case for one key', async () => {
    const key = newKey();
    const [one, two] = await Promise.all([
      start(people.gardener, people.company.id, key),
      start(people.gardener, people.company.id, key),
    ]);
    const three = await start(people.gardener, people.company.id, key);
    expect(new Set([one?.body.id, two?.body.id, three.body.id]).size).toBe(1);
  });

  it('does not know companies of others, nor programs that are not there', async () => {
    expect((await start(people.stranger, people.company.id)).status).toBe(404);
    expect((await start(people.gardener, 'nothing')).status).toBe(404);
    const program = await people.gardener.post('/api/v1/cases', {
      program: 'nothing',
      company: people.company.id,
    });
    expect(program.status).toBe(404);
  });

  it('lets only the program’s roles open one', async () => {
    const refused = await start(people.clerk, people.company.id);
    expect([refused.status, refused.body.code]).toEqual([403, 'wrong-role']);
  });
});
