import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPaths, withFixtures } from '../../../engine/index.ts';
import { accountLines, type DemoAccount } from '../../../server/cli/accounts.ts';
import { fillDemo } from '../../../server/cli/demo/fill-demo.ts';
import { lastMoment } from '../../../server/cli/demo/last-moment.ts';
import { castPath } from '../../../server/cli/walk/cast.ts';
import { type Client, signIn } from '../../../server/cli/walk/client.ts';
import { serverClock } from '../../../server/cli/walk/clock.ts';
import { walkPath } from '../../../server/cli/walk/walk-path.ts';
import { type DemoClock, demoClock } from '../../../server/demo-clock.ts';
import { readSettings } from '../../../server/settings.ts';
import { type RunningServer, startServer } from '../../../server/start-server.ts';
import { verifyCase } from '../../../server/use-cases/verify-case.ts';
import { toyPrograms } from '../../support/test-server.ts';

describe('a demonstration of the toy program', () => {
  let dataDir: string;
  let server: RunningServer;
  let clock: DemoClock;
  let accounts: DemoAccount[];
  let administrator: Client;
  const told: string[] = [];

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'attest-demo-'));
    clock = demoClock(new Date(Date.now() - 400 * 86_400_000));
    const settings = readSettings({
      PORT: '0',
      DATA_DIR: dataDir,
      PROGRAMS_DIR: toyPrograms,
      LOG_LEVEL: 'silent',
    });
    server = await startServer({ ...settings, rateLimits: false }, { demoClock: clock });
    accounts = await fillDemo(server, clock, (line) => told.push(line));
    const { username, password } = accounts[0] as DemoAccount;
    administrator = await signIn(server.url, username, password);
  });
  afterAll(async () => {
    await server.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  it('has an account for every role and a case in every state that its longest path has', async () => {
    expect(accounts.map(({ role }) => role)).toEqual(
      expect.arrayContaining(['administrator', 'permit: Clerk', 'permit: Gardener']),
    );
    const { items } = (await administrator.must('GET', '/api/v1/cases?program=permit&limit=100')).body as {
      items: { state: { id: string } }[];
    };
    const states = new Set(items.map(({ state }) => state.id));
    expect([...states].sort()).toEqual(['correction', 'decide', 'draft', 'granted', 'payment', 'withdrawn']);
  });

  it('names for each thing that awaits somebody an account that opens on it', async () => {
    const gardeners = accounts.filter(({ role }) => role === 'permit: Gardener');
    const waiting = gardeners.map(({ waits }) => waits.split(',')[0]).sort();
    expect(waiting).toEqual(['Correction wanted', 'Draft', 'To be paid']);
    const correction = gardeners.find(({ waits }) => waits.startsWith('Correction wanted'));
    const client = await signIn(server.url, correction?.username ?? '', correction?.password ?? '');
    const { items } = (await client.must('GET', '/api/v1/me/turns')).body as {
      items: { mine: boolean; state: { title: { en: string } } }[];
    };
    expect(items.filter(({ mine }) => mine).map(({ state }) => state.title.en)).toContain(
      'Correction wanted',
    );
    const lines = accountLines(accounts);
    expect(lines.find((line) => line.startsWith(correction?.username ?? '?'))).toContain('Correction wanted');
  });

  it('tells while it fills how far it is', () => {
    const counted = told.flatMap((line) => /^(\d+) of (\d+): /.exec(line)?.slice(1, 3).map(Number) ?? []);
    expect(counted.length).toBeGreaterThan(4);
    expect(counted[0]).toBe(1);
    expect(counted.at(-2)).toBe(counted.at(-1));
  });

  it('has ended at the present: nothing of it lies in the future', () => {
    expect(Math.abs(clock.now().getTime() - Date.now())).toBeLessThan(10 * 60_000);
  });

  it('walks each path over HTTP as its people, and each walked case is proved', async () => {
    const release = await server.deps.releases.current('permit');
    if (!release) throw new Error('permit is not published');
    const { paths, fixtures } = readPaths(release);
    for (const [number, told] of paths.entries()) {
      const path = withFixtures(told, fixtures ?? {});
      const lines: string[] = [];
      const shared = { server: server.url, release, path };
      const cast = await castPath({
        ...shared,
        administrator,
        password: 'walk password 1',
        number: 50 + number,
        run: 'test',
        standing: [],
        shift: 0,
      });
      const walked = await walkPath({
        ...shared,
        ...cast,
        clock: await serverClock(administrator),
        now: clock.now().toISOString(),
        say: (line) => lines.push(line),
      });
      expect(lines.join('\n')).toContain('effect  mail:asked');
      expect(await verifyCase(server.deps, walked.caseId)).toMatchObject({ ok: true, differences: [] });
    }
  });

  it('does not let anyone but the administrator move its clock, nor move it back', async () => {
    const clerk = accounts.find(({ role }) => role === 'permit: Clerk') as DemoAccount;
    const asClerk = await signIn(server.url, clerk.username, clerk.password);
    expect((await asClerk.send('PUT', '/api/v1/demo/clock', { to: '2040-01-01T00:00:00Z' })).status).toBe(
      403,
    );
    const back = await administrator.send('PUT', '/api/v1/demo/clock', { to: '2000-01-01T00:00:00Z' });
    expect(back).toMatchObject({ status: 422, body: { code: 'clock-back' } });
    const far = await administrator.send('PUT', '/api/v1/demo/clock', { date: '2100-01-02' });
    expect(far).toMatchObject({
      status: 422,
      body: { code: 'clock-too-far', reasons: [{ pointer: '/date' }] },
    });
  });

  it('goes on after a restart from where its clock was put, not from before what was done', async () => {
    const to = new Date(clock.now().getTime() + 3 * 86_400_000);
    const moved = await administrator.send('PUT', '/api/v1/demo/clock', { to: to.toISOString() });
    expect(moved.status).toBe(200);
    const last = await lastMoment(server.deps.db);
    expect(last?.getTime()).toBeGreaterThanOrEqual(to.getTime());
  });
});
