import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databases } from '../../support/databases.ts';
import { type PermitPeople, sendEvent, submittedPermit } from '../../support/permit-case.ts';
import { permitServer } from '../../support/permit-server.ts';
import { inside, programsWith } from '../../support/programs-with.ts';
import type { TestServer } from '../../support/test-server.ts';

interface Decisions {
  items: {
    ruleset: string;
    facts: { area?: number }[];
    restricted: boolean;
    rules: { [name: string]: { fr: string } };
    names: { [name: string]: { title: { en: string } } };
    explanation: { name: string; node: unknown }[];
  }[];
}

describe.each(databases)('decisions and history on %s', (database) => {
  let server: TestServer;
  let people: PermitPeople;
  beforeAll(async () => {
    // While it waits for its payment, the request is the desk's to look at only.
    ({ server, people } = await permitServer({
      database,
      programs: programsWith({
        'workflows/permit/machine.json': (machine) => {
          const { application } = inside(machine, 'machine', 'states', 'payment', 'meta', 'forms');
          Object.assign(application as object, { view: ['clerk'] });
        },
      }),
    }));
  });
  afterAll(() => server.close());

  it('show facts to a member while he may see the form that they come from, and to the desk always', async () => {
    const id = await submittedPermit(people);
    const read = async (who: PermitPeople['clerk']) =>
      (await who.get<Decisions>(`/api/v1/cases/${id}/decisions`)).body.items.find(
        ({ ruleset }) => ruleset === 'size',
      );
    const open = await read(people.gardener);
    expect([open?.facts, open?.restricted]).toEqual([[{ area: 300 }], false]);
    expect(open?.rules['too large']?.fr).toBe('Le jardin est trop grand');
    expect(open?.names.area?.title.en).toBe('Area');

    await sendEvent(people.clerk, id, 'APPROVE');
    const closed = await read(people.gardener);
    expect([closed?.facts, closed?.restricted]).toEqual([[{}], true]);
    expect(closed?.names.area).toBeUndefined();
    expect(JSON.stringify(closed)).not.toMatch(/\b300\b/);
    expect((await read(people.clerk))?.facts).toEqual([{ area: 300 }]);
  });

  it('tell what an event did: letters by name, deadlines set and met, to whom a case was given', async () => {
    const id = await submittedPermit(people);
    const history = async () =>
      (await people.clerk.get<{ items: Record<string, unknown>[] }>(`/api/v1/cases/${id}/history`)).body
        .items;
    await people.clerk.put(`/api/v1/cases/${id}/assignee`, { assignee: people.clerk.user.id });
    expect((await history()).at(-1)).toMatchObject({ assignee: { name: 'Clara Clerk' }, due: [], met: [] });
    await sendEvent(people.clerk, id, 'ASK', { data: { reason: 'Which beds?' } });
    const asked = (await history()).at(-1);
    expect(asked).toMatchObject({
      event: { form: 'decision' },
      letters: [{ effect: 'mail', title: { en: 'Correction wanted' } }],
      due: [{ delay: 'returnDue', days: 15 }],
    });
    await sendEvent(people.gardener, id, 'RETURN');
    const [due] = (asked?.due ?? []) as { id: string }[];
    expect((await history()).at(-1)?.met).toContain(due?.id);
  });

  it('are proved on demand for the desk, and found out when a row was changed', async () => {
    const id = await submittedPermit(people);
    const verify = () =>
      people.clerk.get<{ ok: boolean; checked: { history: number }; differences: unknown[] }>(
        `/api/v1/cases/${id}/verification`,
      );
    expect((await verify()).body).toMatchObject({ ok: true, checked: { history: 2 } });
    expect((await people.gardener.get(`/api/v1/cases/${id}/verification`)).status).toBe(403);
    await server.deps.transact((tx) => tx('history').where({ case_id: id, seq: 2 }).update({ hash: 'x' }));
    expect((await verify()).body.ok).toBe(false);
  });

  it('draw the workflow without what people have no name for', async () => {
    const { hash } = (await server.deps.releases.current('permit'))!;
    const { body } = await people.gardener.get<{
      states: { id: string; initial: boolean; final: boolean }[];
      transitions: { from: string; to: string; kind: string; label: { en: string } | null }[];
    }>(`/api/v1/releases/${hash}/workflow`);
    expect(body.states.filter((one) => one.initial).map((one) => one.id)).toEqual(['draft']);
    expect(body.states.filter((one) => one.final).map((one) => one.id)).toEqual(['granted', 'withdrawn']);
    expect(body.transitions).toContainEqual(
      expect.objectContaining({
        from: 'correction',
        to: 'withdrawn',
        kind: 'timer',
        label: { en: 'Correction due', fr: 'Correction attendue' },
      }),
    );
    expect((await people.gardener.get(`/api/v1/releases/${'0'.repeat(64)}/workflow`)).status).toBe(404);
  });
});
