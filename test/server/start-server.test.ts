import { readFile, stat } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSettings } from '../../server/settings.ts';
import { startServer } from '../../server/start-server.ts';
import { databases, freshPlace } from '../support/databases.ts';
import { testServer, toyPrograms } from '../support/test-server.ts';

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 10));
}

describe.each(databases)('shutting down on %s', (database) => {
  it('finishes what it accepted, then takes nothing new', async () => {
    const server = await testServer({ database });
    const user = await server.signedIn();
    // A held lock keeps all of them waiting while the server is told to stop.
    let open: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    const held = server.deps.transact(async (tx) => {
      if (database === 'postgres') await tx.raw('lock table "user" in exclusive mode');
      await gate;
    });
    const running = Array.from({ length: 20 }, (_, i) => user.patch('/api/v1/me', { phone: String(i) }));
    await until(() => server.deps.metrics.inFlight.get().then((gauge) => gauge.values[0]?.value === 20));
    const stopped = server.stop();
    setTimeout(open, 100);
    const answers = await Promise.all(running);
    await held;
    await stopped;
    expect(answers.map((answer) => answer.status)).toEqual(Array(20).fill(200));
    await expect(fetch(`${server.url}/healthz`)).rejects.toThrow();
    await server.place.remove();
  });
});

describe('starting', () => {
  it('makes a secret once, readable by its owner only, and cookies outlive a restart', async () => {
    const server = await testServer({ database: 'sqlite', settings: { secret: undefined } });
    const file = join(server.place.folder, 'secret');
    const secret = await readFile(file, 'utf8');
    expect(secret).toMatch(/^[0-9a-f]{64}$/);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    await server.stop();
    const again = await testServer({
      database: 'sqlite',
      place: server.place,
      settings: { secret: undefined },
    });
    expect(await readFile(file, 'utf8')).toBe(secret);
    await again.close();
  });

  it('frees its port and says why when it cannot start', async () => {
    const place = await freshPlace('sqlite');
    const settings = {
      ...readSettings({ PORT: '0', LOG_LEVEL: 'silent' }),
      dataDir: place.folder,
      programsDir: join(toyPrograms, '..', 'nowhere'),
      databaseUrl: 'postgres://nobody@127.0.0.1:1/nothing',
    };
    await expect(startServer(settings)).rejects.toThrow(/ECONNREFUSED|connect/);
    await place.remove();
  });

  it('says 503 until it is ready, never half an answer', async () => {
    const server = await testServer({ database: 'sqlite' });
    const socket = connect(server.port, '127.0.0.1');
    await new Promise((resolve) => socket.once('connect', resolve));
    socket.destroy();
    expect((await server.anonymous.get('/readyz')).status).toBe(200);
    await server.close();
  });
});
