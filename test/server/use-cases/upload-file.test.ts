import { access, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../../support/client.ts';
import { databases } from '../../support/databases.ts';
import { fillIn, openPermit, type PermitPeople, saveStep, sendEvent } from '../../support/permit-case.ts';
import { permitWithPapers } from '../../support/permit-papers.ts';
import { permitServer } from '../../support/permit-server.ts';
import { infectedPdf, sampleDocx, samplePdf, sampleProgram } from '../../support/sample-files.ts';
import type { TestServer } from '../../support/test-server.ts';

interface FileBody {
  id: string;
  name: string;
  sha256: string;
  type: string;
  size: number;
  code: string;
}

describe.each(databases)('upload-file and download-file on %s', (database) => {
  let server: TestServer;
  let people: PermitPeople;
  let id: string;
  beforeAll(async () => {
    ({ server, people } = await permitServer({ database, programs: permitWithPapers() }));
    id = await openPermit(people);
  });
  afterAll(() => server.close());

  async function upload(
    who: Client,
    name: string,
    bytes: Buffer,
    more: { pointer?: string; case?: string } = {},
  ) {
    const query = new URLSearchParams({
      form: 'application',
      step: 'garden',
      pointer: more.pointer ?? '/plan',
    });
    const answer = await who.request(`/api/v1/cases/${more.case ?? id}/files?${query}`, {
      method: 'POST',
      headers: {
        Origin: server.url,
        'X-File-Name': encodeURIComponent(name),
        'Content-Type': 'application/octet-stream',
      },
      body: new Uint8Array(bytes),
    });
    const body: FileBody = await answer.json();
    return { status: answer.status, body };
  }
  const rows = async (table: string) => Number((await server.deps.db(table).count({ n: '*' }).first())?.n);

  it('refuses answers that name a file which nobody uploaded to the case', async () => {
    const [mine, another] = [await openPermit(people), await openPermit(people)];
    const elsewhere = await upload(people.gardener, 'plan.pdf', samplePdf, { case: another });
    const { id: file, name, size, type, sha256 } = elsewhere.body;
    const save = (plan: object) =>
      saveStep(people.gardener, mine, 'application.garden', 0, { area: 300, plan });
    const made = { id: 'nothing', name: 'plan.pdf', size: 3, type: 'application/pdf', sha256: 'x' };
    for (const plan of [made, { id: file, name, size, type, sha256 }]) {
      expect(await save(plan)).toMatchObject({
        status: 422,
        body: { code: 'unknown-file', reasons: [{ place: 'application.garden.plan', pointer: '/plan' }] },
      });
    }
    const own = await upload(people.gardener, 'plan.pdf', samplePdf, { case: mine });
    const kept = { id: own.body.id, name, size, type, sha256 };
    expect((await save({ ...kept, name: 'other.pdf' })).status).toBe(422);
    expect((await save(kept)).status).toBe(200);
  });

  it('takes a good file, which the step can then name and its readers fetch as an attachment', async () => {
    const sent = await upload(people.gardener, 'Plan für “Été”.pdf', samplePdf);
    expect(sent).toMatchObject({
      status: 201,
      body: { name: 'Plan für “Été”.pdf', size: samplePdf.length, type: 'application/pdf' },
    });
    const { id: file, ...rest } = sent.body;
    const saved = await saveStep(people.gardener, id, 'application.garden', 0, {
      area: 300,
      plan: { id: file, ...rest },
    });
    expect(saved.status).toBe(200);
    const got = await people.gardener.request(`/api/v1/files/${file}`);
    expect(got.status).toBe(200);
    expect(Object.fromEntries(got.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="Plan f_r __t__.pdf"; filename*=UTF-8''Plan%20f%C3%BCr%20%E2%80%9C%C3%89t%C3%A9%E2%80%9D.pdf`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
      'accept-ranges': 'bytes',
    });
    expect(Buffer.from(await got.arrayBuffer()).equals(samplePdf)).toBe(true);
    const part = await people.gardener.request(`/api/v1/files/${file}`, { headers: { Range: 'bytes=0-3' } });
    expect([part.status, part.headers.get('content-range'), await part.text()]).toEqual([
      206,
      `bytes 0-3/${samplePdf.length}`,
      '%PDF',
    ]);
    const list = await people.gardener.get<{ items: { id: string }[] }>(`/api/v1/cases/${id}/files`);
    expect(list.body.items.map((one) => one.id)).toContain(file);
    for (const other of [people.stranger, server.anonymous]) {
      expect([401, 404]).toContain((await other.get(`/api/v1/files/${file}`)).status);
    }
    expect((await people.stranger.get(`/api/v1/cases/${id}/files`)).status).toBe(404);
    // A clerk does not see the form of a draft.
    expect((await people.clerk.get(`/api/v1/files/${file}`)).status).toBe(404);
  });

  it('cuts a long name between characters, whichever they are, so that the step can name the file', async () => {
    const own = await openPermit(people);
    let revision = 0;
    for (const [name, kept] of [
      [`😀${'a'.repeat(195)}.pdf`, `${'a'.repeat(195)}.pdf`],
      [`${'図'.repeat(251)}.pdf`, `${'図'.repeat(196)}.pdf`],
    ] as const) {
      const { status, body } = await upload(people.gardener, name, samplePdf, { case: own });
      expect([status, body.name]).toEqual([201, kept]);
      const data = { area: 300, plan: { ...body } };
      const saved = await saveStep(people.gardener, own, 'application.garden', revision, data);
      expect(saved.status, saved.text).toBe(200);
      revision += 1;
    }
  });

  it('takes other types that the schema names, and refuses the rest by content', async () => {
    expect((await upload(people.gardener, 'plan.docx', sampleDocx)).status).toBe(201);
    expect((await upload(people.gardener, 'plan.pdf', sampleProgram)).body.code).toBe('wrong-file-type');
    expect((await upload(people.gardener, 'plan.pdf', sampleDocx)).body.code).toBe('wrong-file-name');
    expect((await upload(people.gardener, 'plan.exe', samplePdf)).body.code).toBe('wrong-file-name');
    expect((await upload(people.gardener, 'plan.txt', Buffer.from('text'))).body.code).toBe(
      'wrong-file-type',
    );
    expect((await upload(people.gardener, 'plan.pdf', Buffer.alloc(0))).body.code).toBe('empty-file');
    const named = await upload(people.gardener, '..\\..\\evil/../plan.pdf', samplePdf);
    expect(named.body.name).toBe('plan.pdf');
  });

  it('keeps nothing of a file that is too large or infected, and records the infected one', async () => {
    const before = await rows('files');
    const large = await upload(
      people.gardener,
      'plan.pdf',
      Buffer.concat([samplePdf, Buffer.alloc(20_000, 32)]),
    );
    expect(large).toMatchObject({ status: 413, body: { code: 'too-large' } });
    const huge = await upload(people.gardener, 'plan.pdf', Buffer.alloc(8_000_000, 32));
    expect(huge.body.code).toBe('too-large');
    const bad = await upload(people.gardener, 'plan.pdf', infectedPdf);
    expect(bad).toMatchObject({ status: 422, body: { code: 'infected-file' } });
    expect(await rows('files')).toBe(before);
    expect(await server.deps.db('refused_files').first()).toMatchObject({
      name: 'plan.pdf',
      found: 'Eicar-Test-Signature',
    });
    const { sha256 } = await server.deps.db('refused_files').first('sha256');
    await expect(access(server.deps.files.path(sha256))).rejects.toThrow();
    expect(await readdir(join(server.place.folder, 'incoming'))).toEqual([]);
  });

  it('asks for rights before it reads a byte', async () => {
    const before = await rows('files');
    expect((await upload(people.stranger, 'plan.pdf', samplePdf)).status).toBe(404);
    expect((await upload(people.clerk, 'plan.pdf', samplePdf)).status).toBe(404);
    expect((await upload(people.gardener, 'plan.pdf', samplePdf, { pointer: '/area' })).body.code).toBe(
      'no-file-here',
    );
    expect((await upload(people.gardener, 'plan.pdf', samplePdf, { pointer: '/nowhere' })).body.code).toBe(
      'no-file-here',
    );
    expect((await upload(people.gardener, 'plan.pdf', samplePdf, { case: 'no-such-case' })).status).toBe(404);
    const own = await openPermit(people);
    await fillIn(people.gardener, own);
    await sendEvent(people.gardener, own, 'SUBMIT');
    expect((await upload(people.gardener, 'plan.pdf', samplePdf, { case: own })).body.code).toBe('read-only');
    await sendEvent(people.clerk, own, 'ASK', { data: { reason: 'Which beds?' } });
    // In the correction only area and beds may be changed.
    expect((await upload(people.gardener, 'plan.pdf', samplePdf, { case: own })).body.code).toBe('read-only');
    expect(await rows('files')).toBe(before);
  });

  it('keeps evidence of one’s own for oneself and those who check training', async () => {
    const sent = await people.gardener.request('/api/v1/me/files', {
      method: 'POST',
      headers: { Origin: server.url, 'X-File-Name': 'course.pdf' },
      body: new Uint8Array(samplePdf),
    });
    expect(sent.status).toBe(201);
    const file: FileBody = await sent.json();
    expect((await people.gardener.request(`/api/v1/files/${file.id}`)).status).toBe(200);
    expect((await people.stranger.get(`/api/v1/files/${file.id}`)).status).toBe(404);
    const admin = await server.signedIn({ administrator: true });
    // Nobody checks what shows no training yet.
    expect((await admin.get(`/api/v1/files/${file.id}`)).status).toBe(404);
    const record = { course: 'Soil', completedOn: '2026-01-10', evidence: file.id };
    expect((await people.gardener.post('/api/v1/me/training', record)).status).toBe(201);
    expect((await admin.request(`/api/v1/files/${file.id}`)).status).toBe(200);
    expect((await people.stranger.get(`/api/v1/files/${file.id}`)).status).toBe(404);
  });
});
