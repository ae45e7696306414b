import { join } from 'node:path';
import type { Knex } from 'knex';
import { readProgramFolder, type Snapshot } from '../../engine/index.ts';
import { loadRelease } from '../../engine/load/release.ts';
import { connect } from '../../server/db/connect.ts';
import { knownState } from '../../server/rights/known-state.ts';
import { caseStateStore } from '../../server/stores/case-states.ts';
import { permitPeople, submittedPermit } from '../support/permit-case.ts';
import { buildServer, freePort, startProcess } from '../support/server-process.ts';
import { testSecret, testServer, toyPrograms } from '../support/test-server.ts';
import { type KeepAlive, keepAlive } from './keep-alive.ts';
import { benchPlace } from './places.ts';
import { median, percentile } from './rounds.ts';
import { atMost, figure, type RowGroup, type Rows } from './row.ts';

const sizes = [10_000, 100_000];
/** Cases made one by one; the others are copies with their own numbers and names. */
const patterns = 1_000;
const companies = 200;
/** How many of ten cases are in which state. */
const mixture = [
  'draft',
  'draft',
  'draft',
  'decide',
  'decide',
  'correction',
  'payment',
  'granted',
  'granted',
  'withdrawn',
];
const rounds = 25;

/** A clerk's list of what is to be decided, over HTTP, with few and with many cases behind it. */
export const queueRows: RowGroup = {
  name: 'queue',
  async run(say) {
    const script = join(await buildServer('bench'), 'server', 'main.js');
    const place = await benchPlace();
    const cookie = await prepare(place);
    const rows: Rows = {};
    let filled = 0;
    for (const size of sizes) {
      say(`queue of ${size.toLocaleString('en')} cases …`);
      await fill(join(place.folder, 'attest.sqlite'), filled, size);
      filled = size;
      const server = await startProcess(script, {
        PORT: String(await freePort()),
        DATA_DIR: place.folder,
        PROGRAMS_DIR: toyPrograms,
        SECRET: testSecret,
        RATE_LIMITS: 'off',
        LOG_LEVEL: 'error',
      });
      const client = keepAlive(server.url, { Cookie: cookie });
      const times = await measure(client, server.url);
      client.close();
      await server.kill();
      const name = `queue page, ${size.toLocaleString('en')} cases`;
      const search = times.get('search') ?? [];
      times.delete('search');
      const all = [...times.values()].flat();
      const p95 = percentile(all, 0.95);
      rows[`${name}, p95`] = size === 100_000 ? atMost(p95, 'ms', 50) : figure(p95, 'ms');
      rows[`${name}, median`] = figure(median(all), 'ms');
      rows[`search in ${size.toLocaleString('en')} cases, p95`] = figure(percentile(search, 0.95), 'ms');
      for (const [page, taken] of times) say(`${page}: p95 ${percentile(taken, 0.95).toFixed(1)} ms`);
    }
    await place.remove();
    return rows;
  },
};

/** A clerk, and one real case whose row the others are made of. Gives the clerk's cookie. */
async function prepare(place: Awaited<ReturnType<typeof benchPlace>>): Promise<string> {
  const server = await testServer({ database: 'sqlite', place });
  try {
    const people = await permitPeople(server);
    await submittedPermit(people);
    for (let index = 0; index < companies; index += 1)
      await server.company({ name: `Garden ${index} of ${index % 7}` });
    return people.clerk.cookie ?? '';
  } finally {
    await server.stop();
  }
}

/** Brings the number of cases from `before` to `size`, directly in the database. */
async function fill(sqliteFile: string, before: number, size: number): Promise<void> {
  const database = connect({ databaseUrl: undefined, sqliteFile });
  try {
    await database.write.transaction(async (tx) => {
      if (before === 0) await insertPatterns(tx);
      await copyPatterns(tx, before, size);
    });
    await database.write.raw('PRAGMA wal_checkpoint(TRUNCATE)');
  } finally {
    await database.close();
  }
}

async function insertPatterns(tx: Knex.Transaction): Promise<void> {
  const { release } = loadRelease(await readProgramFolder(toyPrograms, 'permit'), 'permit');
  const [row] = await tx('cases').limit(1);
  const owners: string[] = await tx('companies').pluck('id');
  if (!release || !row) throw new Error('There is no case to copy.');
  for (const state of new Set(mixture)) {
    await caseStateStore(tx).remember(knownState(release, snapshotIn(state), [state]));
  }
  const cases = Array.from({ length: patterns }, (_, index) => {
    const state = mixture[index % mixture.length] ?? 'draft';
    const day = String(1 + (index % 28)).padStart(2, '0');
    const month = String(1 + (index % 12)).padStart(2, '0');
    return {
      ...row,
      id: `pattern${String(index).padStart(5, '0')}`,
      number: null,
      company_id: owners[index % owners.length],
      state,
      states: JSON.stringify([state]),
      state_key: knownState(release, snapshotIn(state), [state]).key,
      ended: state === 'granted' || state === 'withdrawn' ? 1 : 0,
      opened_on: `2025-${month}-${day}`,
      next_due: index % 3 === 0 ? `2026-${month}-${day}` : '9999-12-31',
      summary: JSON.stringify({ area: index % 500 }),
      search: `garden ${index % owners.length} gabi gardener`,
      snapshot: JSON.stringify(snapshotIn(state)),
    };
  });
  for (let at = 0; at < cases.length; at += 250) await tx('cases').insert(cases.slice(at, at + 250));
}

const snapshotIn = (state: string): Snapshot => ({
  status: state === 'granted' || state === 'withdrawn' ? 'done' : 'active',
  value: state,
  context: { rounds: 0, askedOn: null },
});

/** Copies all patterns, by the database itself, under new ids and numbers. */
async function copyPatterns(tx: Knex.Transaction, before: number, size: number): Promise<void> {
  const columns = Object.keys((await tx('cases').first()) ?? {});
  const values = columns.map((column) => {
    if (column === 'id') return `p.id || '-' || n.value`;
    if (column === 'number') return `'P' || p.id || n.value`;
    if (column === 'search') return `lower('p' || p.id || n.value) || ' ' || p.search`;
    return `p.${column}`;
  });
  await tx.raw(
    `with recursive n(value) as (select :first union all select value + 1 from n where value < :last)
     insert into cases (${columns.join(', ')})
     select ${values.join(', ')} from n cross join cases p where p.id like 'pattern_____'`,
    { first: Math.max(1, Math.floor(before / patterns)), last: Math.floor(size / patterns) - 1 },
  );
}

const list = '/api/v1/cases?program=permit&list=desk';

/** Milliseconds of each kind of page. */
async function measure(client: KeepAlive, url: string): Promise<Map<string, number[]>> {
  const times = new Map<string, number[]>();
  const timed = async (page: string, path: string) => {
    const began = performance.now();
    const { status, text } = await client.send('GET', path, { Origin: url });
    times.set(page, [...(times.get(page) ?? []), performance.now() - began]);
    const body: { items?: unknown[]; next?: string | null } = JSON.parse(text);
    if (status !== 200 || body.items?.length === 0) throw new Error(`${path}: ${status} ${text}`);
    return body.next ?? '';
  };
  for (let round = 0; round < rounds; round += 1) {
    let cursor = await timed('first page', list);
    for (let page = 0; page < 2; page += 1) {
      cursor = await timed('next page', `${list}&cursor=${encodeURIComponent(cursor)}`);
    }
    await timed('by number, backwards', `${list}&sort=-number`);
    await timed('by company', `${list}&sort=company`);
    await timed('of one company', `${list}&filter=${encodeURIComponent(`company:Garden ${round}`)}`);
    await timed('every case', '/api/v1/cases?program=permit');
    await timed('buckets', '/api/v1/buckets');
    await timed('bucket', `${list}&bucket=unassigned&count=yes`);
    await timed('search', `/api/v1/cases?program=permit&q=${encodeURIComponent(`garden ${round + 3} `)}`);
  }
  return times;
}
