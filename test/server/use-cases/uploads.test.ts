import { readdir } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../../support/client.ts';
import { databases } from '../../support/databases.ts';
import { openPermit, type PermitPeople, saveStep } from '../../support/permit-case.ts';
import { permitWithPapers } from '../../support/permit-papers.ts';
import { permitServer } from '../../support/permit-server.ts';
import { samplePdf, sampleProgram } from '../../support/sample-files.ts';
import type { TestServer } from '../../support/test-server.ts';

describe.each(databases)('uploads in parts on %s', (database) => {
  let server: TestServer;
  let people: PermitPeople;
  let id: string;
  beforeAll(async () => {
    ({ server, people } = await permitServer({ database, programs: permitWithPapers() }));
    id = await openPermit(people);
  });
  afterAll(() => server.close());

  function start(who: Client, size: number, name = 'plan.pdf', pointer = '/plan') {
    const query = new URLSearchParams({ form: 'application', step: 'garden', pointer });
    return who.post<{ id: string; code: string }>(`/api/v1/cases/${id}/uploads?${query}`, undefined, {
      headers: { 'Upload-Length': String(size), 'X-File-Name': encodeURIComponent(name) },
    });
  }
  const at = (upload: string) => `/api/v1/cases/${id}/uploads/${upload}`;
  function append(who: Client, upload: string, offset: number, bytes: Buffer): Promise<Response> {
    return who.request(at(upload), {
      method: 'PATCH',
      headers: {
        Origin: server.url,
        'Content-Type': 'application/offset+octet-stream',
        'Upload-Offset': String(offset),
      },
      body: new Uint8Array(bytes),
    });
  }
  const offsetOf = async (upload: string) =>
    (await people.gardener.request(at(upload), { method: 'HEAD' })).headers.get('upload-offset');
  const rows = async (table: string) => Number((await server.deps.db(table).count({ n: '*' }).first())?.n);

  it('makes the file of its parts, once, however often the end is asked for', async () => {
    const begun = await start(people.gardener, samplePdf.length);
    expect([begun.status, begun.headers.get('location')]).toEqual([201, at(begun.body.id)]);
    const first = await append(people.gardener, begun.body.id, 0, samplePdf.subarray(0, 20));
    expect([first.status, first.headers.get('upload-offset')]).toEqual([204, '20']);
    expect((await people.gardener.post(`${at(begun.body.id)}/file`)).status).toBe(409);
    const early = await append(people.gardener, begun.body.id, 10, samplePdf.subarray(10));
    expect([early.status, ((await early.json()) as { offset: number }).offset]).toEqual([409, 20]);
    await append(people.gardener, begun.body.id, 20, samplePdf.subarray(20));
    const before = await rows('files');
    const made = await people.gardener.post<{ id: string; size: number }>(`${at(begun.body.id)}/file`);
    const again = await people.gardener.post<{ id: string }>(`${at(begun.body.id)}/file`);
    expect(made).toMatchObject({ status: 201, body: { size: samplePdf.length, type: 'application/pdf' } });
    expect(again.body).toEqual(made.body);
    expect(await rows('files')).toBe(before + 1);
    expect(await readdir(join(server.place.folder, 'incoming'))).toEqual([]);
    const got = await people.gardener.request(`/api/v1/files/${made.body.id}`);
    expect(Buffer.from(await got.arrayBuffer()).equals(samplePdf)).toBe(true);
    const saved = await saveStep(people.gardener, id, 'application.garden', 0, {
      area: 300,
      plan: made.body,
    });
    expect(saved.status).toBe(200);
  });

  it('is one file when its end is asked for several times at once', async () => {
    const { body } = await start(people.gardener, samplePdf.length);
    await append(people.gardener, body.id, 0, samplePdf);
    const before = await rows('files');
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => people.gardener.post<{ id: string }>(`${at(body.id)}/file`)),
    );
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201]);
    expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1);
    expect(await rows('files')).toBe(before + 1);
  });

  it('keeps what had arrived when the connection broke, and goes on from there', async () => {
    const { body } = await start(people.gardener, samplePdf.length);
    await new Promise<void>((resolve) => {
      const broken = httpRequest(`${server.url}${at(body.id)}`, {
        method: 'PATCH',
        headers: {
          Cookie: people.gardener.cookie ?? '',
          Origin: server.url,
          'Content-Type': 'application/offset+octet-stream',
          'Content-Length': samplePdf.length,
          'Upload-Offset': '0',
        },
      });
      broken.on('error', () => resolve());
      broken.write(samplePdf.subarray(0, 30), () => setTimeout(() => broken.destroy(), 100));
    });
    expect(await offsetOf(body.id)).toBe('30');
    await append(people.gardener, body.id, 30, samplePdf.subarray(30));
    expect((await people.gardener.post(`${at(body.id)}/file`)).status).toBe(201);
  });

  it('refuses at once what its place would refuse, and at the end what the content shows', async () => {
    expect((await start(people.gardener, 20001)).status).toBe(413);
    expect((await start(people.gardener, 10, 'plan.exe')).body.code).toBe('wrong-file-type');
    expect((await start(people.gardener, 10, 'plan.pdf', '/area')).body.code).toBe('no-file-here');
    const { body } = await start(people.gardener, sampleProgram.length);
    await append(people.gardener, body.id, 0, sampleProgram);
    const made = await people.gardener.post<{ code: string }>(`${at(body.id)}/file`);
    expect([made.status, made.body.code]).toEqual([422, 'wrong-file-type']);
    expect((await people.gardener.delete(at(body.id))).status).toBe(204);
    expect((await people.gardener.get(at(body.id))).status).toBe(404);
  });

  it('never takes more than was announced, nor from anybody else', async () => {
    const { body } = await start(people.gardener, 20);
    await append(people.gardener, body.id, 0, samplePdf);
    expect(Number(await offsetOf(body.id))).toBeLessThanOrEqual(20);
    for (const other of [people.stranger, people.clerk]) {
      expect((await other.get(at(body.id))).status).toBe(404);
      expect((await append(other, body.id, 0, samplePdf)).status).toBe(404);
    }
  });

  it('forgets after a day what nobody went on with', async () => {
    const { body } = await start(people.gardener, 20);
    server.clock.advance({ days: 2 });
    await start(people.gardener, 20);
    expect((await people.gardener.get(at(body.id))).status).toBe(404);
  });
});
