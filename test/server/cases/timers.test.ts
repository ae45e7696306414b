import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTimerLoop } from '../../../server/outbox/timers.ts';
import { fireTimers } from '../../../server/use-cases/fire-timers.ts';
import { renewDueMoments } from '../../../server/use-cases/renew-due-moments.ts';
import { databases } from '../../support/databases.ts';
import { type PermitPeople, sendEvent, submittedPermit } from '../../support/permit-case.ts';
import { permitServer } from '../../support/permit-server.ts';
import type { TestServer } from '../../support/test-server.ts';

const opened = '2026-03-02T17:00:00.000Z';

describe.each(databases)('timers on %s', (database) => {
  let server: TestServer;
  let people: PermitPeople;
  beforeAll(async () => {
    ({ server, people } = await permitServer({ database }));
  });
  beforeEach(async () => {
    server.clock.set(opened);
    await server.deps.transact((tx) => tx('timers').update({ status: 'cancelled' }));
  });
  afterAll(() => server.close());

  const asked = async () => {
    const id = await submittedPermit(people);
    await sendEvent(people.clerk, id, 'ASK', { data: { reason: 'Which beds?' } });
    return id;
  };
  const events = async (id: string) =>
    (await server.deps.db('history').where({ case_id: id }).orderBy('seq')).map((row) => row.kind);
  const state = async (id: string) => (await server.deps.db('cases').where({ id }).first()).state;

  it('stores what anyone can recompute', async () => {
    const id = await asked();
    const rows = await server.deps.db('timers').where({ case_id: id }).orderBy('due_at');
    expect(rows).toMatchObject([
      { delay: 'reminder', kind: 'reminder', anchor: '2026-03-02', days: 12, date: '2026-03-14' },
      {
        delay: 'returnDue',
        kind: 'deadline',
        anchor: '2026-03-02',
        days: 15,
        date: '2026-03-17',
        zone: 'America/Edmonton',
        due_at: '2026-03-18T05:59:59.999Z',
        generation: 1,
      },
    ]);
    const [row] = await server.deps.db('cases').where({ id });
    expect(row.next_due).toBe('2026-03-17');
  });

  it('moves what waits to the end of its day as it is known now, and nothing else', async () => {
    const id = await asked();
    const due = () =>
      server.deps.db('timers').where({ case_id: id }).orderBy(['date', 'id']).pluck<string[]>('due_at');
    const known = await due();
    // Set when the clocks of the zone were thought to stay on standard time.
    await server.deps.transact((tx) =>
      tx('timers').where({ case_id: id, delay: 'returnDue' }).update({ due_at: '2026-03-18T06:59:59.999Z' }),
    );
    expect(await renewDueMoments(server.deps)).toBe(1);
    expect(await due()).toEqual(known);
    expect(await renewDueMoments(server.deps)).toBe(0);
  });

  it('fires nothing before it is due, and then once', async () => {
    const id = await asked();
    server.clock.set('2026-03-15T05:59:59.998Z');
    expect(await fireTimers(server.deps)).toEqual({ fired: 0, dropped: 0, failed: 0 });
    server.clock.set('2026-03-15T05:59:59.999Z');
    expect(await fireTimers(server.deps)).toEqual({ fired: 1, dropped: 0, failed: 0 });
    expect(await fireTimers(server.deps)).toEqual({ fired: 0, dropped: 0, failed: 0 });
    expect(await events(id)).toEqual(['start', 'event', 'event', 'timer']);
    expect(await state(id)).toBe('correction');
    const mails = await server.deps.db('outbox').where({ case_id: id, type: 'mail' });
    expect(mails).toHaveLength(2);
  });

  it('tells a deadline that passed from a day that only reminded', async () => {
    const id = await asked();
    for (const moment of ['2026-03-15T06:00:00.000Z', '2026-03-18T06:00:00.000Z']) {
      server.clock.set(moment);
      await fireTimers(server.deps);
    }
    type Lines = { items: { kind: string; event: { label: { en: string }; deadline: boolean } }[] };
    const { body } = await people.clerk.get<Lines>(`/api/v1/cases/${id}/history`);
    const fired = body.items.filter(({ kind }) => kind === 'timer').map(({ event }) => event);
    expect(fired.map(({ label, deadline }) => [label.en, deadline])).toEqual([
      ['Reminder', false],
      ['Correction due', true],
    ]);
  });

  it('fires what is overdue in its order, and ends the case', async () => {
    const id = await asked();
    server.clock.set('2026-04-20T12:00:00.000Z');
    const loop = createTimerLoop(server.deps, () => fireTimers(server.deps));
    await loop.runOnce();
    expect(await events(id)).toEqual(['start', 'event', 'event', 'timer', 'timer']);
    expect(await state(id)).toBe('withdrawn');
    const [row] = await server.deps.db('cases').where({ id });
    expect(row).toMatchObject({ ended_at: '2026-04-20T12:00:00.000Z', next_due: '9999-12-31' });
    const timers = await server.deps.db('timers').where({ case_id: id });
    expect(timers.map((timer) => timer.status)).toEqual(['fired', 'fired']);
  });

  it('fires each timer once however many loops run', async () => {
    const ids = [];
    for (let index = 0; index < 6; index += 1) ids.push(await asked());
    server.clock.set('2026-04-20T12:00:00.000Z');
    const loops = Array.from({ length: 4 }, () =>
      createTimerLoop(server.deps, () => fireTimers(server.deps)),
    );
    await Promise.all(loops.map((loop) => loop.runOnce()));
    // A loop that found only cases in another's hands has gone: one more pass takes what is left.
    await loops[0]?.runOnce();
    for (const id of ids) {
      expect(await events(id)).toEqual(['start', 'event', 'event', 'timer', 'timer']);
    }
  });

  it('cancels when the state is left and starts anew, as a new generation, when it is entered again', async () => {
    const id = await asked();
    await sendEvent(people.gardener, id, 'RETURN');
    expect((await server.deps.db('cases').where({ id }).first()).next_due).toBe('9999-12-31');
    server.clock.advance({ days: 5 });
    await sendEvent(people.clerk, id, 'ASK', { data: { reason: 'And the pond?' } });
    const rows = await server.deps.db('timers').where({ case_id: id, delay: 'returnDue' });
    expect(rows).toMatchObject([{ generation: 2, status: 'pending', date: '2026-03-22' }]);
    server.clock.set('2026-03-19T12:00:00.000Z');
    await createTimerLoop(server.deps, () => fireTimers(server.deps)).runOnce();
    expect(await state(id)).toBe('correction');
  });

  it('takes up a timer whose taker died', async () => {
    const id = await asked();
    server.clock.set('2026-03-15T06:00:00.000Z');
    await server.deps.transact((tx) =>
      tx('timers').where({ case_id: id }).update({ lease_until: '2026-03-15T06:01:00.000Z', attempts: 1 }),
    );
    expect((await fireTimers(server.deps)).fired).toBe(0);
    server.clock.set('2026-03-15T06:01:00.001Z');
    expect((await fireTimers(server.deps)).fired).toBe(1);
  });

  it('keeps a timer that fails and says why', async () => {
    const id = await asked();
    server.clock.set('2026-03-15T06:00:00.000Z');
    const failing = { ...server.deps, releases: { ...server.deps.releases, get: () => fail() } };
    const fail = () => Promise.reject(new Error('no release today'));
    expect(await fireTimers(failing)).toEqual({ fired: 0, dropped: 0, failed: 1 });
    const [row] = await server.deps.db('timers').where({ case_id: id, delay: 'reminder' });
    expect(row).toMatchObject({ status: 'pending', attempts: 1, last_error: 'no release today' });
    server.clock.advance({ milliseconds: 5_001 });
    expect((await fireTimers(server.deps)).fired).toBe(1);
  });

  it('drops a timer whose state was left behind its back', async () => {
    const id = await asked();
    await sendEvent(people.gardener, id, 'RETURN');
    await server.deps.transact((tx) =>
      tx('timers').where({ case_id: id, delay: 'returnDue' }).update({ status: 'pending' }),
    );
    server.clock.set('2026-03-25T06:00:00.000Z');
    expect(await fireTimers(server.deps)).toEqual({ fired: 0, dropped: 1, failed: 0 });
    expect(await state(id)).toBe('decide');
  });
});
