import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databases } from '../../support/databases.ts';
import {
  openPermit,
  type PermitPeople,
  saveStep,
  sendEvent,
  submittedPermit,
} from '../../support/permit-case.ts';
import { permitServer } from '../../support/permit-server.ts';
import { inside, programsWith } from '../../support/programs-with.ts';
import type { TestServer } from '../../support/test-server.ts';

interface Turn {
  id: string;
  mine: boolean;
  waitingFor: unknown[];
  due: { date: string; zone: string } | null;
  ahead: { title: unknown; date: string; zone: string } | null;
  request: { message: string; by: { name: string; roles: string[] } } | null;
  resume: { form: string; step: string; begun: boolean; sends: boolean; mend: string | null } | null;
}

describe.each(databases)('list-turns on %s', (database) => {
  let server: TestServer;
  let people: PermitPeople;
  beforeAll(async () => {
    ({ server, people } = await permitServer({ database }));
  });
  afterAll(() => server.close());

  const turnsOf = async (who: PermitPeople['gardener']) =>
    (await who.get<{ items: Turn[] }>('/api/v1/me/turns')).body.items;

  it('says whose turn it is, by when, and where to go on, to members only', async () => {
    const asked = await submittedPermit(people);
    const ask = await sendEvent(people.clerk, asked, 'ASK', { data: { reason: 'Measure again, please.' } });
    expect(ask.status, ask.text).toBe(200);
    const desk = await submittedPermit(people);
    const draft = await openPermit(people);
    await saveStep(people.gardener, draft, 'application.garden', 0, { owner: 'Rose Hill', area: 300 });

    const turns = await turnsOf(people.gardener);
    expect(turns.map(({ id, mine }) => [id, mine])).toEqual([
      [asked, true],
      [draft, true],
      [desk, false],
    ]);
    expect(turns[0]?.due).toMatchObject({ zone: 'America/Edmonton' });
    // All of it is filled in: what was sent back comes first.
    expect(turns[0]?.resume).toMatchObject({ form: 'application', step: 'garden' });
    // The garden is complete: the next step is where he goes on.
    expect(turns[1]?.resume).toMatchObject({ form: 'application', step: 'confirm', begun: true });
    const clerk = { en: 'Clerk', fr: 'Commis' };
    expect(turns[2]).toMatchObject({ resume: null, waitingFor: [clerk], waitingGroups: [[clerk]] });
    // What he is asked stands with it, as the one who asks wrote it; and the first place that is asked for.
    expect(turns[0]?.request).toMatchObject({ message: 'Measure again, please.', by: { roles: ['clerk'] } });
    expect(turns[0]?.resume).toMatchObject({ mend: 'application.garden.area', sends: true });
    expect(turns[1]).toMatchObject({ request: null, resume: { mend: null } });
    const read = await people.gardener.get(`/api/v1/cases/${asked}`);
    expect(read.body).toMatchObject({
      request: { message: 'Measure again, please.' },
      missed: null,
      forms: [{ id: 'application', mend: 'application.garden.area' }],
    });
    // Who asked is not asked himself, and to strangers there is no case.
    expect((await people.clerk.get(`/api/v1/cases/${asked}`)).body).toMatchObject({ request: null });
    expect((await people.stranger.get(`/api/v1/cases/${asked}`)).status).toBe(404);
    expect(await turnsOf(people.stranger)).toEqual([]);
    expect(await turnsOf(people.clerk)).toEqual([]);

    // What the round asks for stands with the form, and what was sent before beside each step.
    const state = await people.gardener.get<{ asked: { place: string; done: null }[] }>(
      `/api/v1/cases/${asked}/forms/application/state`,
    );
    expect(state.body.asked.map(({ place, done }) => [place, done])).toEqual([
      ['application.garden.area', null],
      ['application.garden.beds', null],
    ]);
    const step = await people.gardener.get(`/api/v1/cases/${asked}/forms/application/steps/garden`);
    expect(step.body).toMatchObject({ former: { area: 300 } });

    // Once all of the draft is filled in, what is left is sent from the case.
    await saveStep(people.gardener, draft, 'application.confirm', 0, { agreed: true });
    const filled = (await turnsOf(people.gardener)).find(({ id }) => id === draft);
    expect(filled).toMatchObject({ mine: true, resume: null });
  });
});

describe.each(databases)('what lies ahead of a case on %s', (database) => {
  it('is the next day that its summary names, and whether anything is filled in yet', async () => {
    const { server, people } = await permitServer({
      database,
      programs: programsWith({
        'workflows/permit/program.json': (json) => {
          Object.assign(inside(json, 'summary'), {
            shut: { title: 'Shut', from: "'2020-01-01'", unit: 'date' },
            later: { title: 'Later', from: "'2099-06-01'", unit: 'date' },
            // A deadline tells of it, and once it is met it counts no more.
            due: { title: 'Due', from: "'2099-04-01'", unit: 'date', ahead: false },
            opens: { title: 'Opens', from: "'2099-05-01'", unit: 'date' },
          });
        },
      }),
    });
    await openPermit(people);
    const turns = (await people.gardener.get<{ items: Turn[] }>('/api/v1/me/turns')).body.items;
    expect(turns[0]?.ahead).toEqual({ title: 'Opens', date: '2099-05-01', zone: 'America/Edmonton' });
    expect(turns[0]?.resume).toMatchObject({ step: 'garden', begun: false });
    await server.close();
  });
});
