import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databases } from '../../support/databases.ts';
import {
  fillIn,
  newKey,
  openPermit,
  type PermitPeople,
  saveStep,
  sendEvent,
  submittedPermit,
} from '../../support/permit-case.ts';
import { permitServer } from '../../support/permit-server.ts';
import type { TestServer } from '../../support/test-server.ts';

const garden = 'application.garden';

describe.each(databases)('save-step and read-step on %s', (database) => {
  let server: TestServer;
  let people: PermitPeople;
  beforeAll(async () => {
    ({ server, people } = await permitServer({ database }));
  });
  afterAll(() => server.close());

  const stored = (id: string) => server.deps.db('answers').where({ case_id: id }).orderBy('step');
  const path = (id: string) => `/api/v1/cases/${id}/forms/application/steps/garden`;

  it('gives the first values of a step that nobody has saved', async () => {
    const id = await openPermit(people);
    const read = await people.gardener.get(path(id));
    expect(read.headers.get('etag')).toBe('"0"');
    expect(read.body).toMatchObject({ revision: 0, data: { owner: 'Rose Hill' }, canEdit: true });
    expect(read.body).toMatchObject({ choices: {}, ticked: {}, questions: {} });
    expect(await stored(id)).toEqual([]);
  });

  it('keeps a draft with its problems', async () => {
    const id = await openPermit(people);
    const saved = await saveStep(people.gardener, id, garden, 0, { owner: 'Rose Hill', pond: true });
    expect(saved.status).toBe(200);
    expect(saved.headers.get('etag')).toBe('"1"');
    expect(saved.body.problems.map((problem) => problem.place).sort()).toEqual([
      'application.garden.area',
      'application.garden.depth',
    ]);
    const [row] = await stored(id);
    expect(JSON.parse(row.data)).toEqual({ owner: 'Rose Hill', pond: true });
    const changes = await server.deps.db('changes').where({ case_id: id, kind: 'save' });
    expect(changes).toMatchObject([{ form: 'application', step: 'garden', revision: 1 }]);
  });

  it('wants to know which revision was seen', async () => {
    const id = await openPermit(people);
    const without = await people.gardener.put<{ code: string }>(path(id), { owner: 'Rose Hill' });
    expect(without.status).toBe(428);
    const odd = await people.gardener.put(path(id), {}, { headers: { 'If-Match': 'W/"1"' } });
    expect(odd.status).toBe(400);
    expect(await stored(id)).toEqual([]);
  });

  it('answers a conflict with what is stored now', async () => {
    const id = await openPermit(people);
    await saveStep(people.gardener, id, garden, 0, { owner: 'Rose Hill', area: 10 });
    const stale = await saveStep(people.gardener, id, garden, 0, { owner: 'Rose Hill', area: 20 });
    expect(stale.status).toBe(412);
    expect(stale.body).toMatchObject({
      code: 'stale-revision',
      current: 1,
      data: { owner: 'Rose Hill', area: 10 },
    });
    expect(JSON.parse((await stored(id))[0].data).area).toBe(10);
  });

  it('lets exactly one of ten savers at once through', async () => {
    const id = await openPermit(people);
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, area) =>
        saveStep(people.gardener, id, garden, 0, { owner: 'Rose Hill', area: area + 1 }),
      ),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, ...Array(9).fill(412)]);
    expect(await stored(id)).toHaveLength(1);
  });

  it('keeps different steps saved at once', async () => {
    const id = await openPermit(people);
    const both = await Promise.all([
      saveStep(people.gardener, id, garden, 0, { owner: 'Rose Hill', area: 5 }),
      saveStep(people.gardener, id, 'application.confirm', 0, { agreed: true }),
    ]);
    expect(both.map((answer) => answer.status)).toEqual([200, 200]);
    const [row] = await server.deps.db('cases').where({ id });
    expect(row).toMatchObject({ revision: 1, answers_revision: 2 });
  });

  it('refuses a change of what is read only and says where, without saving the rest', async () => {
    const id = await openPermit(people);
    const refused = await saveStep(people.gardener, id, garden, 0, { owner: 'Somebody else', area: 7 });
    expect(refused.status).toBe(409);
    expect(refused.body.code).toBe('change-refused');
    expect(refused.body.reasons.map((reason) => reason.pointer)).toEqual(['/owner']);
    expect(await stored(id)).toEqual([]);
  });

  it('refuses places that were not asked for in a correction', async () => {
    const id = await submittedPermit(people);
    await sendEvent(people.clerk, id, 'ASK', { data: { reason: 'Which beds?' } });
    const other = await saveStep(people.gardener, id, garden, 1, {
      owner: 'Rose Hill',
      area: 300,
      pond: true,
    });
    expect(other.status).toBe(409);
    expect(other.body.reasons.map((reason) => reason.pointer)).toEqual(['/pond']);
    const asked = await saveStep(people.gardener, id, garden, 1, { owner: 'Rose Hill', area: 280 });
    expect(asked.status).toBe(200);
  });

  it('lets nobody write where the state lets him only read', async () => {
    const id = await submittedPermit(people);
    const before = await stored(id);
    for (const who of [people.gardener, people.clerk]) {
      const refused = await saveStep(who, id, garden, 1, { owner: 'Rose Hill', area: 1 });
      expect(refused.status).toBe(403);
      expect(refused.body.code).toBe('read-only');
    }
    expect(await stored(id)).toEqual(before);
  });

  it('does not exist for those who may not see it', async () => {
    const id = await openPermit(people);
    await fillIn(people.gardener, id);
    for (const who of [people.stranger, people.clerk]) {
      expect((await who.get(`/api/v1/cases/${id}`)).status).toBe(404);
      expect((await who.get(path(id))).status).toBe(404);
      expect((await saveStep(who, id, garden, 1, { area: 1 })).status).toBe(404);
      expect((await sendEvent(who, id, 'SUBMIT')).status).toBe(404);
    }
    expect((await server.anonymous.get(path(id))).status).toBe(401);
    expect(JSON.parse((await stored(id))[1].data).area).toBe(300);
  });

  it('knows only the program’s forms and steps', async () => {
    const id = await openPermit(people);
    expect((await people.gardener.get(`/api/v1/cases/${id}/forms/nothing`)).status).toBe(404);
    expect((await people.gardener.get(`/api/v1/cases/${id}/forms/decision`)).status).toBe(404);
    expect((await saveStep(people.gardener, id, 'application.nothing', 0, {})).status).toBe(404);
    expect((await saveStep(people.gardener, id, 'decision.reason', 0, {})).status).toBe(404);
  });

  it('lists all that keeps a form from being submitted', async () => {
    const id = await openPermit(people);
    await saveStep(people.gardener, id, garden, 0, {
      owner: 'Rose Hill',
      area: 3,
      beds: [{ plant: 'Rose', area: 4 }],
    });
    const read = await people.gardener.get<{ problems: { place: string; severity: string }[] }>(
      `/api/v1/cases/${id}/forms/application/state`,
    );
    expect(read.body.problems).toMatchObject([
      { severity: 'error', place: 'application.confirm.agreed' },
      { severity: 'warning', place: 'application.garden.beds' },
    ]);
    const form = await people.gardener.get(`/api/v1/cases/${id}/forms/application`);
    expect(form.body).toMatchObject({ steps: [{ status: 'complete' }, { status: 'empty' }] });
  });

  it('decides a submission on the answers that are written with it', async () => {
    const id = await openPermit(people);
    await fillIn(people.gardener, id, 400);
    const [sent, saved] = await Promise.all([
      sendEvent(people.gardener, id, 'SUBMIT', { key: newKey() }),
      saveStep(people.gardener, id, garden, 1, { owner: 'Rose Hill', area: 600 }),
    ]);
    const [submission] = await server.deps.db('submissions').where({ case_id: id });
    const [row] = await stored(id).where({ step: 'garden' });
    if (sent.status === 200) {
      expect(JSON.parse(submission.data).garden.area).toBe(400);
      expect(JSON.parse(row.data).area).toBe(400);
      expect(saved.status).toBe(403);
    } else {
      expect([sent.status, sent.body.code, saved.status]).toEqual([409, 'rules', 200]);
      expect(submission).toBeUndefined();
    }
  });
});
