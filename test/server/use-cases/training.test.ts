import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
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

const note = 'Seen in the register';

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
    const verified = await clerk.put(path, { verified: true, note });
    expect(verified).toMatchObject({
      status: 200,
      body: { verified: { by: clerk.user.id, at: '2026-03-02T17:00:00.000Z' } },
    });
    expect(await gardener.delete(`/api/v1/me/training/${own.id}`)).toMatchObject({
      status: 409,
      body: { code: 'verified' },
    });
    // A date that came along with taking it back is not read.
    const back = await clerk.put(path, { verified: false, until: '2000-01-01' });
    expect(back).toMatchObject({ status: 200, body: { verified: null } });
    expect((await clerk.delete(`/api/v1/me/training/${own.id}`)).status).toBe(404);
    expect((await gardener.delete(`/api/v1/me/training/${own.id}`)).status).toBe(204);
    const { body: clerks } = await add(clerk);
    expect((await clerk.put(`/api/v1/training/${clerks.id}/verified`, { verified: true, note })).status).toBe(
      403,
    );
    expect((await clerk.put('/api/v1/training/nothing/verified', { verified: true })).status).toBe(404);
  });

  it('is not believed without evidence unless somebody writes down why; that is kept', async () => {
    const { body: own } = await add(gardener, '2026-01-22');
    const path = `/api/v1/training/${own.id}/verified`;
    expect(await clerk.put(path, { verified: true })).toMatchObject({
      status: 422,
      body: {
        code: 'without-evidence',
        reasons: [{ pointer: '/note', message: { fr: expect.any(String) } }],
      },
    });
    for (const unseen of [' ', '\u200b\u200b\u200b', '\u00a0 \u00a0']) {
      expect(await clerk.put(path, { verified: true, note: unseen })).toMatchObject({ status: 400 });
    }
    expect((await clerk.put(path, { verified: true, note })).status).toBe(200);
    const [line] = await server.deps.db('security_log').where({ event: 'training-verified', object: own.id });
    expect(JSON.parse(line.details)).toEqual({ note });
    interface Held {
      items: { id: string; verified: { note: string } | null; checkedBy: string | null }[];
    }
    const listed = await clerk.get<Held>('/api/v1/training?status=verified');
    expect(listed.body.items.find((one) => one.id === own.id)).toMatchObject({
      verified: { note },
      checkedBy: clerk.user.name,
    });
    await clerk.put(path, { verified: false });
    await gardener.delete(`/api/v1/me/training/${own.id}`);
  });

  it('counts up to the day until which it was confirmed, and no longer', async () => {
    const { body: own } = await add(gardener, '2026-01-21');
    await clerk.put(`/api/v1/training/${own.id}/verified`, { verified: true, until: '2026-03-10', note });
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

describe.each(databases)('training of the courses of two programs, on %s', (database) => {
  let server: TestServer;
  let gardener: Client & { user: TestUser };
  let clerk: Client & { user: TestUser };
  let programs: PatchedPrograms;
  beforeAll(async () => {
    const table = (id: string) =>
      JSON.stringify({ format: 1, courses: { title: 'Courses', rows: [{ id, name: { en: id, fr: id } }] } });
    programs = await programsWith({
      'workflows/permit/program.json': (json) => {
        inside(json, 'roles', 'clerk').may = ['training'];
        json.courses = 'courses';
      },
      'rules/permit/tables.json': table('soil'),
    });
    for (const part of ['forms', 'rules', 'workflows']) {
      await cp(join(programs.root, part, 'permit'), join(programs.root, part, 'orchard'), {
        recursive: true,
      });
    }
    await writeFile(join(programs.root, 'rules', 'orchard', 'tables.json'), table('pruning'));
    server = await testServer({ database, programs: programs.root });
    gardener = await server.signedIn({ name: 'Gardener' });
    clerk = await server.signedIn({ grants: [{ program: 'permit', role: 'clerk' }] });
  });
  afterAll(async () => {
    await server.close();
    await programs.remove();
  });

  const evidence = async () => {
    const pdf = Buffer.from(
      '%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n',
    );
    const answer = await gardener.request('/api/v1/me/files', {
      method: 'POST',
      headers: { 'Content-Type': 'application/octet-stream', 'X-File-Name': 'proof.pdf', Origin: server.url },
      body: pdf,
    });
    return ((await answer.json()) as { id: string }).id;
  };
  const add = async (course: string) => {
    const file = await evidence();
    const given = { course, completedOn: '2026-01-10', evidence: file };
    return { file, id: (await gardener.post<{ id: string }>('/api/v1/me/training', given)).body.id };
  };

  it('is shown to those who check these courses, with its evidence, and exists for nobody else', async () => {
    const soil = await add('soil');
    const pruning = await add('pruning');
    const courses = async (who: Client) =>
      (await who.get<{ items: TrainingItem[] }>('/api/v1/training')).body.items
        .map((one) => one.course)
        .sort();
    expect(await courses(clerk)).toEqual(['soil']);
    const root = await server.signedIn({ administrator: true });
    expect(await courses(root)).toEqual(['pruning', 'soil']);
    expect((await clerk.get(`/api/v1/files/${soil.file}`)).status).toBe(200);
    expect((await clerk.get(`/api/v1/files/${pruning.file}`)).status).toBe(404);
    // A file of one's own that shows no course is nobody else's.
    expect((await root.get(`/api/v1/files/${await evidence()}`)).status).toBe(404);
    const path = `/api/v1/training/${pruning.id}`;
    expect((await clerk.put(`${path}/verified`, { verified: true })).status).toBe(404);
    expect((await clerk.put(`${path}/rejected`, { reason: 'No proof.' })).status).toBe(404);
    expect((await clerk.put(`/api/v1/training/${soil.id}/verified`, { verified: true })).status).toBe(200);
    const log = await root.get<{ items: { object: string; names: object }[] }>(
      '/api/v1/security-events?event=training-verified',
    );
    expect(log.body.items.find((line) => line.object === soil.id)?.names).toEqual({
      [soil.id]: {
        kind: 'training',
        name: 'Gardener',
        title: { en: 'soil', fr: 'soil' },
        user: gardener.user.id,
      },
    });
  });
});
