import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connect } from '../../../server/db/connect.ts';
import { migrations } from '../../../server/migrations/index.ts';
import { backup } from '../../../server/use-cases/backup.ts';
import { restore } from '../../../server/use-cases/restore.ts';
import { databases, freshPlace, type Place } from '../../support/databases.ts';
import { openPermit, permitPeople, sendEvent, submittedPermit } from '../../support/permit-case.ts';
import { samplePdf } from '../../support/sample-files.ts';
import { type TestServer, testServer } from '../../support/test-server.ts';

describe.each(databases)('backup and restore on %s', (kind) => {
  let server: TestServer;
  let target: string;
  let place: Place;
  beforeEach(async () => {
    server = await testServer({ database: kind });
    target = join(await mkdtemp(join(tmpdir(), 'attest-backup-')), 'backup');
    place = await freshPlace(kind);
  });
  afterEach(async () => {
    await server.close();
    await place.remove();
    await rm(join(target, '..'), { recursive: true, force: true });
  });

  async function save() {
    const database = connect({
      databaseUrl: server.place.databaseUrl,
      sqliteFile: join(server.place.folder, 'attest.sqlite'),
    });
    try {
      return await backup({ database, clock: server.clock, dataDir: server.place.folder }, target);
    } finally {
      await database.close();
    }
  }
  const load = (to = place) =>
    restore(target, {
      dataDir: to.folder,
      databaseUrl: to.databaseUrl,
      migrations,
      now: () => server.clock.now(),
    });

  it('brings everything back, and the restored server goes on where the other stood', async () => {
    const people = await permitPeople(server);
    const id = await submittedPermit(people);
    await sendEvent(people.clerk, id, 'APPROVE');
    await server.outbox.drain();
    const sha256 = await server.deps.files.put(samplePdf);
    const manifest = await save();
    expect(manifest).toMatchObject({ format: 1, kind, files: 1 });
    // What happens after the backup is not in it.
    await openPermit(people);

    await load();
    const other = await testServer({ database: kind, place });
    try {
      expect(await other.deps.db('cases').pluck('id')).toEqual([id]);
      const again = await other.signIn(people.gardener.user);
      expect((await again.get(`/api/v1/cases/${id}`)).body).toMatchObject({ state: { id: 'payment' } });
      const invoices = await again.get<{ items: { total: number }[] }>('/api/v1/invoices');
      expect(invoices.body.items).toMatchObject([{ total: 2500 }]);
      expect(await other.deps.files.size(sha256)).toBe(samplePdf.length);
      const [original, restored] = await Promise.all(
        [server, other].map((one) =>
          one.deps.db('history').where({ case_id: id }).orderBy('seq').pluck('hash'),
        ),
      );
      expect(restored).toEqual(original);
      // Numbers that the database gives itself do not begin anew.
      const started = await again.post<{ id: string }>('/api/v1/cases', {
        program: 'permit',
        company: people.company.id,
      });
      expect(started.status).toBe(201);
    } finally {
      await other.stop();
    }
  });

  it('is as of one moment while others write', async () => {
    const people = await permitPeople(server);
    const writing = (async () => {
      for (let n = 0; n < 10; n += 1) await submittedPermit(people);
    })();
    await submittedPermit(people);
    await save();
    await writing;
    await load();
    const other = await testServer({ database: kind, place });
    try {
      const cases: { id: string; revision: number }[] = await other.deps.db('cases').select('id', 'revision');
      expect(cases.length).toBeGreaterThan(0);
      for (const one of cases) {
        const rows = await other.deps.db('history').where({ case_id: one.id });
        expect(rows).toHaveLength(one.revision);
      }
    } finally {
      await other.stop();
    }
  });

  it('refuses a place that is not empty, an unfinished backup and a damaged one', async () => {
    await save();
    await expect(save()).rejects.toThrow('not empty');
    await writeFile(join(place.folder, 'something'), 'here');
    await expect(load()).rejects.toThrow('not empty');
    await rm(join(place.folder, 'something'));
    const [part] = kind === 'sqlite' ? ['attest.sqlite'] : ['tables/releases.jsonl'];
    const bytes = await readFile(join(target, part!));
    bytes[bytes.length - 2] = bytes[bytes.length - 2]! ^ 1;
    await writeFile(join(target, part!), bytes);
    await expect(load()).rejects.toThrow('damaged');
    expect(await readdir(place.folder)).toEqual([]);
    await rm(join(target, 'backup.json'));
    await expect(load()).rejects.toThrow('not a finished backup');
  });

  it('does not copy a damaged file', async () => {
    const sha256 = await server.deps.files.put(samplePdf);
    await writeFile(server.deps.files.path(sha256), 'other bytes');
    await expect(save()).rejects.toThrow(sha256);
  });
});
