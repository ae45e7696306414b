import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databases } from '../../support/databases.ts';
import { fillIn, openPermit, type PermitPeople, sendEvent } from '../../support/permit-case.ts';
import { permitServer } from '../../support/permit-server.ts';
import type { TestServer } from '../../support/test-server.ts';

interface CaseBody {
  number: string | null;
  revision: number;
  state: { id: string };
  ended: boolean;
  due: { delay: string; date: string }[];
  events: { type: string; offered: boolean }[];
  forms: { id: string; canEdit: boolean; only: string[] | null; steps: { id: string; status: string }[] }[];
  summary: { area?: number };
}

describe.each(databases)('a case from its opening to its end on %s', (database) => {
  let server: TestServer;
  let people: PermitPeople;
  beforeAll(async () => {
    ({ server, people } = await permitServer({ database }));
  });
  afterAll(() => server.close());

  it('goes through a correction and is granted', async () => {
    const { gardener, clerk } = people;
    const id = await openPermit(people);
    const read = async (who: PermitPeople['gardener']) =>
      (await who.get<CaseBody>(`/api/v1/cases/${id}`)).body;

    expect(await read(gardener)).toMatchObject({
      number: null,
      revision: 1,
      state: { id: 'draft' },
      forms: [{ id: 'application', canEdit: true, steps: [{ status: 'empty' }, { status: 'empty' }] }],
    });
    await fillIn(gardener, id);
    expect(await read(gardener)).toMatchObject({
      summary: { area: 300 },
      forms: [{ steps: [{ status: 'complete' }, { status: 'complete' }] }],
    });

    const submitted = await sendEvent(gardener, id, 'SUBMIT');
    expect(submitted.status).toBe(200);
    expect(submitted.body).toMatchObject({
      revision: 2,
      number: 'P20260001',
      state: { id: 'decide' },
      effects: ['number'],
    });
    const asked = await sendEvent(clerk, id, 'ASK', { data: { reason: 'Which beds?' }, seen: 2 });
    expect(asked.body).toMatchObject({ revision: 3, state: { id: 'correction' }, effects: ['mail:asked'] });
    const correction = await read(gardener);
    expect(correction.due).toMatchObject([{ delay: 'returnDue', date: '2026-03-17' }]);
    expect(correction.forms[0]).toMatchObject({
      canEdit: true,
      only: ['application.garden.area', 'application.garden.beds'],
    });
    expect((await sendEvent(gardener, id, 'RETURN')).body.state.id).toBe('decide');
    expect((await sendEvent(clerk, id, 'APPROVE')).body).toMatchObject({
      state: { id: 'payment' },
      effects: ['invoice'],
    });

    const rows = await server.deps.db('history').where({ case_id: id }).orderBy('seq');
    expect(rows.map((row) => row.event)).toEqual(['start', 'SUBMIT', 'ASK', 'RETURN', 'APPROVE']);
    const outbox = await server.deps.db('outbox').where({ case_id: id }).orderBy('history_seq');
    expect(outbox.map((row) => [row.key, row.type])).toEqual([
      [`${id}:3:0`, 'mail'],
      [`${id}:5:0`, 'invoice'],
    ]);
    const timers = await server.deps.db('timers').where({ case_id: id });
    expect(timers.map((row) => row.status)).toEqual(['cancelled', 'cancelled']);
    expect(await server.deps.db('submissions').where({ case_id: id })).toHaveLength(2);
  });

  it('tells what happened, why, and in which order', async () => {
    const { gardener } = people;
    const id = await openPermit(people);
    await fillIn(gardener, id);
    await sendEvent(gardener, id, 'SUBMIT');
    const history = await gardener.get<{ items: { event: { type: string } }[] }>(
      `/api/v1/cases/${id}/history`,
    );
    expect(history.body.items.map((line) => line.event.type)).toEqual(['start', 'SUBMIT']);
    const decisions = await gardener.get<{ items: object[] }>(`/api/v1/cases/${id}/decisions`);
    expect(decisions.body.items).toMatchObject([
      { ruleset: 'size', seq: 2, facts: [{ area: 300 }], parameters: { largest: 500 }, outcomes: [] },
    ]);
  });
});
