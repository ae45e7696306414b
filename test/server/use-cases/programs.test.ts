import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashBytes } from '../../../engine/index.ts';
import { databases } from '../../support/databases.ts';
import { inside, programsWith } from '../../support/programs-with.ts';
import { type TestServer, testServer } from '../../support/test-server.ts';

interface Program {
  id: string;
  release: string;
  mine: string[];
  start: { allowed: boolean };
  lists: { id: string }[];
}

describe.each(databases)('programs on %s', (database) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await testServer({ database });
  });
  afterAll(() => server.close());

  it('show each user his part', async () => {
    const gardener = await server.signedIn();
    await server.company({ members: [{ user: gardener.user, role: 'gardener' }] });
    const clerk = await server.signedIn({ grants: [{ program: 'permit', role: 'clerk' }] });
    const stranger = await server.signedIn();
    const seen = async (who: typeof clerk) => {
      const { mine, start, lists } = (await who.get<Program>('/api/v1/programs/permit')).body;
      return { mine, allowed: start.allowed, lists: lists.map((list) => list.id) };
    };
    expect(await seen(gardener)).toEqual({ mine: ['gardener'], allowed: true, lists: ['mine'] });
    expect(await seen(clerk)).toEqual({ mine: ['clerk'], allowed: false, lists: ['desk', 'office'] });
    expect(await seen(stranger)).toEqual({ mine: [], allowed: false, lists: [] });
    const list = await clerk.get<{ items: Program[] }>('/api/v1/programs');
    expect(list.body.items.map((program) => program.id)).toEqual(['permit']);
    expect((await clerk.get('/api/v1/programs/nothing')).status).toBe(404);
    expect((await server.anonymous.get('/api/v1/programs')).status).toBe(401);
    expect((await server.anonymous.get('/api/v1/site')).status).toBe(200);
  });

  it('give a form by its release, with references resolved, kept by browsers for good', async () => {
    const user = await server.signedIn();
    const { release } = (await user.get<Program>('/api/v1/programs/permit')).body;
    const form = await user.get<{ steps: { id: string; schema: object }[] }>(
      `/api/v1/releases/${release}/forms/application`,
    );
    expect(form.headers.get('Cache-Control')).toBe('private, max-age=31536000, immutable');
    expect(form.body.steps.map((step) => step.id)).toEqual(['garden', 'confirm']);
    expect(JSON.stringify(form.body.steps[0]?.schema)).not.toContain('../shared.json');
    expect((await user.get(`/api/v1/releases/${release}/forms/nothing`)).status).toBe(404);
    expect((await user.get(`/api/v1/releases/${'0'.repeat(64)}/forms/application`)).status).toBe(404);
  });
});

describe.each(databases)('releases on %s', (database) => {
  it('are published once, and kept when the files change', async () => {
    const first = await testServer({ database });
    const before = await first.deps.releases.current('permit');
    await first.stop();
    const unchanged = await testServer({ database, place: first.place });
    expect(await unchanged.deps.db('releases').select('hash')).toHaveLength(1);
    await unchanged.stop();

    const changed = await programsWith({
      'rules/permit/size.json': (json) => {
        inside(json, 'parameters', 'largest').value = 400;
      },
    });
    const second = await testServer({ database, place: first.place, programs: changed.root });
    const after = await second.deps.releases.current('permit');
    expect(after?.hash).not.toBe(before?.hash);
    expect(
      (await second.deps.releases.get(before?.hash ?? '')).rulesets.get('size')?.ruleset.parameters,
    ).toMatchObject({ largest: { value: 500 } });
    await second.stop();

    // The older files again: the same release, current once more.
    const third = await testServer({ database, place: first.place });
    expect((await third.deps.releases.current('permit'))?.hash).toBe(before?.hash);
    expect(await third.deps.db('releases').select('hash')).toHaveLength(2);
    await third.close();
    await changed.remove();
  });

  it('are refused when a stored byte was flipped, and the file is named', async () => {
    const server = await testServer({ database });
    const { hash } = (await server.deps.releases.current('permit'))!;
    const path = 'rules/permit/size.json';
    const row = await server.deps.db('release_files').where({ hash, path }).first();
    const flipped = Buffer.from(row.blob);
    flipped[10] = (flipped[10] ?? 0) ^ 1;
    expect(hashBytes(flipped)).not.toBe(row.sha256);
    await server.deps.transact((tx) => tx('release_files').where({ hash, path }).update({ blob: flipped }));
    await server.stop();
    const again = await testServer({ database, place: server.place, settings: { logLevel: 'silent' } });
    await expect(again.deps.releases.get(hash)).rejects.toThrow(/rules\/permit\/size\.json \(changed\)/);
    const user = await again.signedIn();
    expect(await user.get(`/api/v1/releases/${hash}/forms/application`)).toMatchObject({
      status: 500,
      body: { code: 'release-tampered' },
    });
    await again.close();
  });

  it('are not published from faulty files: the server says what is wrong', async () => {
    const faulty = await programsWith({
      'rules/permit/size.json': (json) => {
        json.rulez = json.rules ?? null;
        delete json.rules;
      },
    });
    await expect(testServer({ database, programs: faulty.root })).rejects.toThrow(
      /rules\/permit\/size\.json/,
    );
    await faulty.remove();
  });
});
