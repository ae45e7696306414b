import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caseContextStore } from '../../../server/stores/case-context.ts';
import type { Client } from '../../support/client.ts';
import { databases } from '../../support/databases.ts';
import { inside, type PatchedPrograms, programsWith } from '../../support/programs-with.ts';
import { type TestServer, type TestUser, testServer } from '../../support/test-server.ts';

interface TrainingItem {
  id: string;
  course: string;
  verified: object | null;
}

describe.each(databases)('training on %s', (database) => {
  let server: TestServer;
  let gardener: Client & { user: TestUser };
  let clerk: Client & { user: TestUser };
  let programs: PatchedPrograms;
  beforeAll(async () => {
    programs = await programsWith({
      'workflows/permit/program.json': (json) => {
        inside(json, 'roles', 'clerk').may = ['training'];
      },
    });
    server = await testServer({ database, programs: programs.root });
    gardener = await server.signedIn();
    clerk = await server.signedIn({ grants: [{ program: 'permit', role: 'clerk' }] });
  });
  afterAll(async () => {
    await server.close();
    await programs.remove();
  });

  const add = (who: Client, completedOn = '2026-01-10') =>
    who.post<TrainingItem>('/api/v1/me/training', { course: 'Soil', completedOn });

  it('is recorded by its holder and counts as unverified', async () => {
    const added = await add(gardener);
    expect(added).toMatchObject({ status: 201, body: { course: 'Soil', verified: null, evidence: null } });
    const list = await gardener.get<{ items: TrainingItem[] }>('/api/v1/me/training');
    expect(list.body.items).toContainEqual(added.body);
    expect((await clerk.get<{ items: TrainingItem[] }>('/api/v1/me/training')).body.items).toEqual([]);
  });

  it('is in the past, with evidence of one’s own', async () => {
    // The clock stands at 2026-03-02 17:00 UTC: in Kiribati that is the third.
    expect((await add(gardener, '2026-03-03')).status).toBe(201);
    expect(await add(gardener, '2026-03-04')).toMatchObject({ status: 422, body: { code: 'in-the-future' } });
    const evidence = await gardener.post('/api/v1/me/training', {
      course: 'Soil',
      completedOn: '2026-01-10',
      evidence: 'somebody-elses',
    });
    expect(evidence).toMatchObject({ status: 422, body: { code: 'unknown-file' } });
  });

  it('is verified by staff, never by the holder', async () => {
    const { body: own } = await add(gardener);
    const path = `/api/v1/training/${own.id}/verified`;
    expect((await gardener.put(path, { verified: true })).status).toBe(403);
    const verified = await clerk.put(path, { verified: true });
    expect(verified).toMatchObject({
      status: 200,
      body: { verified: { by: clerk.user.id, at: '2026-03-02T17:00:00.000Z' } },
    });
    expect(await gardener.delete(`/api/v1/me/training/${own.id}`)).toMatchObject({
      status: 409,
      body: { code: 'verified' },
    });
    expect((await clerk.put(path, { verified: false })).body).toMatchObject({ verified: null });
    expect((await clerk.delete(`/api/v1/me/training/${own.id}`)).status).toBe(404);
    expect((await gardener.delete(`/api/v1/me/training/${own.id}`)).status).toBe(204);
    const { body: clerks } = await add(clerk);
    expect((await clerk.put(`/api/v1/training/${clerks.id}/verified`, { verified: true })).status).toBe(403);
    expect((await clerk.put('/api/v1/training/nothing/verified', { verified: true })).status).toBe(404);
  });

  it('counts up to the day until which it was confirmed, and no longer', async () => {
    const { body: own } = await add(gardener, '2026-01-21');
    await clerk.put(`/api/v1/training/${own.id}/verified`, { verified: true, until: '2026-03-10' });
    const counts = async (today: string) =>
      (await caseContextStore(server.deps.db).training(gardener.user.id, today)).find(
        ({ completedOn }) => completedOn === '2026-01-21',
      )?.verified;
    expect(await counts('2026-03-10')).toBe(true);
    expect(await counts('2026-03-11')).toBe(false);
    await clerk.put(`/api/v1/training/${own.id}/verified`, { verified: false });
    await gardener.delete(`/api/v1/me/training/${own.id}`);
  });

  it('is listed for staff, page by page, by holder and by mark', async () => {
    const holder = await server.signedIn({
      name: 'Holder',
      training: [
        { course: 'A', completedOn: '2025-01-01', verified: true },
        { course: 'B', completedOn: '2025-02-01' },
        { course: 'C', completedOn: '2025-03-01' },
      ],
    });
    const path = `/api/v1/training?user=${holder.user.id}`;
    interface Page {
      items: (TrainingItem & { holder: { name: string } })[];
      next: string | null;
    }
    const first = await clerk.get<Page>(`${path}&limit=2`);
    expect(first.body.items).toHaveLength(2);
    expect(first.body.items[0]?.holder.name).toBe('Holder');
    const second = await clerk.get<Page>(`${path}&limit=2&cursor=${first.body.next}`);
    const courses = [...first.body.items, ...second.body.items].map((item) => item.course);
    expect(courses.sort()).toEqual(['A', 'B', 'C']);
    expect(second.body.next).toBeNull();
    expect((await clerk.get<Page>(`${path}&status=verified`)).body.items.map((i) => i.course)).toEqual(['A']);
    expect((await clerk.get<Page>(`${path}&status=waiting`)).body.items).toHaveLength(2);
    expect((await holder.get(path)).status).toBe(403);
  });
});

describe.each(databases)('courses that programs know, on %s', (database) => {
  let server: TestServer;
  let gardener: Client & { user: TestUser };
  let clerk: Client & { user: TestUser };
  let programs: PatchedPrograms;
  beforeAll(async () => {
    programs = await programsWith({
      'workflows/permit/program.json': (json) => {
        inside(json, 'roles', 'clerk').may = ['training'];
        json.courses = 'courses';
      },
      'rules/permit/tables.json': JSON.stringify({
        format: 1,
        courses: {
          title: 'Courses',
          rows: [{ id: 'soil', name: { en: 'Care of soil', fr: 'Soin du sol' } }],
        },
      }),
    });
    server = await testServer({ database, programs: programs.root });
    gardener = await server.signedIn();
    clerk = await server.signedIn({ grants: [{ program: 'permit', role: 'clerk' }] });
  });
  afterAll(async () => {
    await server.close();
    await programs.remove();
  });

  const title = { en: 'Care of soil', fr: 'Soin du sol' };
  const add = (course: string) =>
    gardener.post<TrainingItem>('/api/v1/me/training', { course, completedOn: '2026-01-10' });

  it('are told with each program', async () => {
    const { body } = await gardener.get<{ courses: object[] }>('/api/v1/programs/permit');
    expect(body.courses).toEqual([{ id: 'soil', title }]);
  });

  it('refuses any other, and says where', async () => {
    expect(await add('Soil')).toMatchObject({
      status: 422,
      body: { code: 'unknown-course', reasons: [{ pointer: '/course' }] },
    });
    expect((await gardener.get<{ items: object[] }>('/api/v1/me/training')).body.items).toEqual([]);
  });

  it('shows, finds and mails a record by what people call its course', async () => {
    const added = await add('soil');
    expect(added).toMatchObject({ status: 201, body: { course: 'soil', title } });
    const found = await clerk.get<{ items: object[] }>('/api/v1/training?q=soin');
    expect(found.body.items).toMatchObject([{ id: added.body.id, title }]);
    expect((await clerk.get<{ items: object[] }>('/api/v1/training?q=water')).body.items).toEqual([]);
    await clerk.put(`/api/v1/training/${added.body.id}/rejected`, { reason: 'No proof.' });
    expect(server.mail.to(gardener.user.email).text).toContain('Care of soil');
  });
});
