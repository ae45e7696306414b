import { join } from 'node:path';
import { openPermit, permitPeople } from '../support/permit-case.ts';
import { buildServer, freePort, type ServerProcess, startProcess } from '../support/server-process.ts';
import { testSecret, testServer, toyPrograms } from '../support/test-server.ts';
import { bareKnex, withOurTables } from './bare-database.ts';
import { type KeepAlive, keepAlive } from './keep-alive.ts';
import { benchPlace } from './places.ts';
import { alternate, perSecond } from './rounds.ts';
import { atLeast, atMost, figure, type RowGroup, type Rows } from './row.ts';

const callers = [1, 16];
const rounds = 13;
const roundMs = 350;

interface Side {
  process: ServerProcess;
  client: KeepAlive;
  /** Saves the caller's own step once more. */
  save(caller: number): Promise<void>;
  end(): Promise<void>;
}

/** Autosaves of many people at once over HTTP, against a server without anything around the two statements. */
export const saveStepRows: RowGroup = {
  name: 'save-step',
  async run() {
    const built = await buildServer('bench');
    const ours = await ourServer(join(built, 'server', 'main.js'));
    const bare = await bareServer();
    try {
      const rows: Rows = {};
      for (const count of callers) {
        const { medians, ratio } = await alternate(rounds, {
          ours: () => perSecond(roundMs, ours.save, count),
          bare: () => perSecond(roundMs, bare.save, count),
        });
        const who = `save-step, ${count} ${count === 1 ? 'caller' : 'callers'}`;
        rows[who] = figure(medians.ours, 'requests/s');
        rows[`${who}, bare Express and knex`] = figure(medians.bare, 'requests/s');
        const quotient = ratio('ours', 'bare');
        rows[`${who} / bare`] = count === 1 ? figure(quotient, '×') : atLeast(quotient, '×', 0.6);
      }
      rows['memory after load'] = atMost(await residentMegabytes(ours.client), 'MB', 250);
      rows['memory after load, bare'] = figure(residentOf(await bare.client.send('GET', '/memory')), 'MB');
      return rows;
    } finally {
      await ours.end();
      await bare.end();
    }
  },
};

/** What a step looks like; the callers' steps differ in size by nothing. */
const answers = (area: number) => ({
  owner: 'Rose Hill',
  area: 1 + (area % 300),
  beds: [{ plant: 'Rose', area: 3 }],
});

/** A save that is refused would be quick. */
function expectSaved({ status, text }: { status: number; text: string }): void {
  if (status !== 200) throw new Error(`A save was answered ${status}: ${text}`);
}

async function ourServer(script: string): Promise<Side> {
  const place = await benchPlace();
  const before = await testServer({ database: 'sqlite', place });
  const people = await permitPeople(before);
  const cases: string[] = [];
  for (let caller = 0; caller < Math.max(...callers); caller += 1) cases.push(await openPermit(people));
  await before.stop();
  const process = await startProcess(script, {
    PORT: String(await freePort()),
    DATA_DIR: place.folder,
    PROGRAMS_DIR: toyPrograms,
    SECRET: testSecret,
    RATE_LIMITS: 'off',
    LOG_LEVEL: 'info',
  });
  const client = keepAlive(process.url, { Cookie: people.gardener.cookie ?? '', Origin: process.url });
  const revisions = cases.map(() => 0);
  return {
    process,
    client,
    async save(caller) {
      const seen = revisions[caller] ?? 0;
      revisions[caller] = seen + 1;
      const path = `/api/v1/cases/${cases[caller]}/forms/application/steps/garden`;
      expectSaved(await client.send('PUT', path, { 'If-Match': `"${seen}"` }, answers(seen)));
    },
    async end() {
      client.close();
      await process.kill();
      await place.remove();
    },
  };
}

async function bareServer(): Promise<Side> {
  const place = await benchPlace();
  await withOurTables(place);
  const db = bareKnex(place);
  const cases = Array.from({ length: Math.max(...callers) }, (_, caller) => `case-${caller}`);
  const step = {
    form: 'application',
    step: 'garden',
    revision: 0,
    data: '{}',
    hash: '',
    updated_at: '',
    updated_by: '',
  };
  await db('answers').insert(cases.map((case_id) => ({ case_id, ...step })));
  await db.destroy();
  const script = ['--import', 'tsx', join(import.meta.dirname, 'bare-save-server.ts')];
  const process = await startProcess(script, { PORT: String(await freePort()), DATA_DIR: place.folder });
  const client = keepAlive(process.url, {});
  const revisions = cases.map(() => 0);
  return {
    process,
    client,
    async save(caller) {
      const seen = revisions[caller] ?? 0;
      revisions[caller] = seen + 1;
      const path = `/cases/${cases[caller]}/steps/garden`;
      expectSaved(await client.send('PUT', path, { 'If-Match': String(seen) }, answers(seen)));
    },
    async end() {
      client.close();
      await process.kill();
      await place.remove();
    },
  };
}

async function residentMegabytes(client: KeepAlive): Promise<number> {
  const { text } = await client.send('GET', '/metrics');
  const [, bytes] = /^process_resident_memory_bytes (\S+)$/m.exec(text) ?? [];
  if (bytes === undefined) throw new Error('The metrics do not tell the resident memory.');
  return Number(bytes) / 2 ** 20;
}

const residentOf = ({ text }: { text: string }): number => Number(text) / 2 ** 20;
