import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databases } from '../../support/databases.ts';
import { judgedPermit } from '../../support/judged-permit.ts';
import {
  openPermit,
  type PermitPeople,
  permitPeople,
  saveStep,
  sendEvent,
} from '../../support/permit-case.ts';
import type { PatchedPrograms } from '../../support/programs-with.ts';
import { dumpTables } from '../../support/table-dump.ts';
import { type TestServer, testServer } from '../../support/test-server.ts';

interface Standing {
  claimed: { points: number; percent: number };
  awarded: { points: number; percent: number };
  judged: { points: number; available: number; percent: number | null };
  elements: { id: string; questions: { id: string; claimed: number; awarded: number; review: string }[] }[];
  standing: {
    met: boolean;
    about: { element: string; met: boolean; words: { en: string }[] }[];
  }[];
}

describe.each(databases)('what a reviewer reads on %s', (database) => {
  let programs: PatchedPrograms;
  let server: TestServer;
  let people: PermitPeople;
  let id: string;
  beforeAll(async () => {
    programs = await judgedPermit();
    server = await testServer({ database, programs: programs.root });
    people = await permitPeople(server);
    id = await openPermit(people);
    await saveStep(people.gardener, id, 'application.garden', 0, {
      owner: 'Rose Hill',
      area: 300,
      soil: { response: 'yes', notes: 'dark' },
      water: { response: 'yes' },
    });
    await saveStep(people.gardener, id, 'application.confirm', 0, { agreed: true });
    expect((await sendEvent(people.gardener, id, 'SUBMIT')).status).toBe(200);
  });
  afterAll(async () => {
    await server.close();
    await programs.remove();
  });
  const standing = async () =>
    (await people.clerk.get<Standing>(`/api/v1/cases/${id}/standing?form=verdict`)).body;
  const paths = ['standing', 'answers', 'submissions'].map((what) => `${what}?form=verdict`);

  it('stands in the row of a list for those who may fill it in', async () => {
    type Rows = { items: { id: string; reviews: object[] }[] };
    const rows = async (who: typeof people.clerk) =>
      (await who.get<Rows>('/api/v1/cases?program=permit')).body.items.map((row) => [row.id, row.reviews]);
    expect(await rows(people.clerk)).toEqual([
      [id, [{ form: 'verdict', title: { en: 'Verdict', fr: 'Verdict' } }]],
    ]);
    expect(await rows(people.gardener)).toEqual([[id, []]]);
  });

  it('tells the score of what is saved, with the minimum in words, and decides nothing', async () => {
    const before = await dumpTables(server.deps.db, server.deps.database);
    const all = await standing();
    expect(all.awarded).toMatchObject({ points: 10, percent: 100 });
    expect(all.judged).toEqual({ points: 0, available: 0, percent: null });
    expect(all.standing).toMatchObject([{ met: true, about: [{ element: 'ground', met: true }] }]);
    expect(await dumpTables(server.deps.db, server.deps.database)).toEqual(before);

    const judged = { soil: { mark: 'wrong', awarded: 0.5 }, water: { mark: 'fine' } };
    expect((await saveStep(people.clerk, id, 'verdict.ground', 0, judged)).status).toBe(200);
    const now = await standing();
    expect(now.claimed.percent).toBe(100);
    expect(now.awarded).toMatchObject({ points: 4.5, percent: 45 });
    expect(now.judged).toEqual({ points: 4.5, available: 10, percent: 45 });
    expect(now.elements[0]?.questions.map((one) => [one.id, one.claimed, one.awarded])).toEqual([
      ['soil', 6, 0.5],
      ['water', 4, 4],
    ]);
    expect(now.standing[0]).toMatchObject({
      met: false,
      about: [
        { element: 'ground', words: [{ en: expect.stringMatching(/^Ground is 45.*at least 50.*required/) }] },
      ],
    });
  });

  it('tells nobody the score of a judgement that he does not see yet', async () => {
    const seen = await people.gardener.get<Standing>(`/api/v1/cases/${id}/standing?form=application`);
    expect(seen.status, seen.text).toBe(200);
    const { claimed, awarded, judged, elements } = seen.body;
    expect([claimed.percent, awarded.percent, judged.available]).toEqual([100, 100, 0]);
    expect(elements[0]?.questions.map((one) => one.awarded)).toEqual([6, 4]);
  });

  it('keeps the rounds: what was answered and judged, by whom and when', async () => {
    const sent = await sendEvent(people.clerk, id, 'ASK', { data: { reason: 'Dig deeper, please.' } });
    expect(sent.status).toBe(200);
    const asked = await people.gardener.get<{ data: object; revision: number }>(
      `/api/v1/cases/${id}/forms/application/steps/garden`,
    );
    const changed = { ...asked.body.data, soil: { response: 'no', notes: 'stones' } };
    const saved = await saveStep(people.gardener, id, 'application.garden', asked.body.revision, changed);
    expect(saved.status).toBe(200);
    expect((await sendEvent(people.gardener, id, 'RETURN')).status).toBe(200);

    type Rounds = {
      items: { seq: number; by: { name: string }; steps: Record<string, Record<string, unknown>> }[];
    };
    const of = async (form: string) =>
      (await people.clerk.get<Rounds>(`/api/v1/cases/${id}/submissions?form=${form}`)).body.items;
    const answers = await of('application');
    expect(answers.map(({ by, steps }) => [by.name, steps.garden?.soil])).toEqual([
      ['Gabi Gardener', { response: 'yes', notes: 'dark' }],
      ['Gabi Gardener', { response: 'no', notes: 'stones' }],
    ]);
    expect((await of('verdict')).map(({ by, steps }) => [by.name, steps.ground?.soil])).toEqual([
      ['Clara Clerk', { mark: 'wrong', awarded: 0.5 }],
    ]);
    const found = await people.clerk.get<{ problems: { place: string; severity: string }[] }>(
      `/api/v1/cases/${id}/forms/verdict/state`,
    );
    expect(found.body.problems).toContainEqual(
      expect.objectContaining({ place: 'verdict.ground.water', severity: 'warning' }),
    );
    const current = await people.clerk.get<{ steps: Record<string, { data: object; revision: number }> }>(
      `/api/v1/cases/${id}/answers?form=verdict`,
    );
    expect(current.body.steps).toMatchObject({
      ground: { revision: 1, data: { water: { mark: 'fine' } } },
      found: { revision: 0, data: {} },
    });
  });

  it.each(paths)('does not exist for those who may not see the form: %s', async (path) => {
    const url = `/api/v1/cases/${id}/${path}`;
    const statuses = await Promise.all(
      [people.clerk, people.gardener, people.stranger, server.anonymous].map(
        async (one) => (await one.get(url)).status,
      ),
    );
    expect(statuses).toEqual([200, 404, 404, 401]);
  });
});
