import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { memberStore } from '../../../server/stores/members.ts';
import { trainingStore } from '../../../server/stores/training.ts';
import type { HeldTraining } from '../../../server/use-cases/training.ts';
import type { Client } from '../../support/client.ts';
import { databases } from '../../support/databases.ts';
import { type PermitPeople, permitPeople, submittedPermit } from '../../support/permit-case.ts';
import { inside, type PatchedPrograms, programsWith } from '../../support/programs-with.ts';
import { type TestServer, testServer } from '../../support/test-server.ts';

const table = {
  format: 1,
  courses: { title: 'Courses', rows: [{ id: 'soil', name: { en: 'Care of soil', fr: 'Soin du sol' } }] },
};

describe.each(databases)('the training of the one who opened a case, on %s', (database) => {
  let programs: PatchedPrograms;
  let server: TestServer;
  let people: PermitPeople;
  let id: string;
  beforeAll(async () => {
    programs = await programsWith({
      'workflows/permit/program.json': (json) => {
        inside(json, 'roles', 'clerk').may = ['training'];
        json.courses = 'courses';
      },
      'rules/permit/tables.json': JSON.stringify(table),
    });
    server = await testServer({ database, programs: programs.root });
    people = await permitPeople(server);
    id = await submittedPermit(people);
    for (const [who, completedOn] of [
      ['gardener', '2025-01-10'],
      ['gardener', '2026-01-10'],
      ['stranger', '2026-02-10'],
    ] as const) {
      await people[who].post('/api/v1/me/training', { course: 'soil', completedOn });
    }
    // Of a course that the program does not know.
    await server.deps.transact((tx) =>
      trainingStore(tx).add({
        id: 'elsewhere',
        userId: people.gardener.user.id,
        course: 'pruning',
        completedOn: '2026-01-11',
        evidence: null,
        verified: null,
        rejected: null,
        createdAt: '2026-01-11T00:00:00.000Z',
      }),
    );
  });
  afterAll(async () => {
    await server.close();
    await programs.remove();
  });
  const ask = (who: Client) => who.get<{ items: HeldTraining[] }>(`/api/v1/cases/${id}/training`);

  it('stands beside it for those who check training: his own, of the program’s courses, newest first', async () => {
    const asked = await ask(people.clerk);
    expect(asked.status).toBe(200);
    expect(asked.body.items).toMatchObject([
      { completedOn: '2026-01-10', title: { en: 'Care of soil' }, holder: { name: 'Gabi Gardener' } },
      { completedOn: '2025-01-10', evidence: null, verified: null },
    ]);
  });

  it('is shown to nobody else, and on his own case not to who checks training', async () => {
    expect((await ask(people.gardener)).status).toBe(403);
    expect((await ask(people.stranger)).status).toBe(404);
    const elsewhere = await server.signedIn({ grants: [{ program: 'other', role: 'clerk' }] });
    expect((await ask(elsewhere)).status).toBe(404);
    const both = await server.signedIn({ grants: [{ program: 'permit', role: 'clerk' }] });
    expect((await ask(both)).status).toBe(200);
    await server.deps.transact((tx) =>
      memberStore(tx).add(people.company.id, both.user.id, 'gardener', new Date()),
    );
    expect((await ask(both)).status).toBe(403);
  });
});
