import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonicalJson } from '../../engine/index.ts';
import { connect } from '../../server/db/connect.ts';
import type { Database } from '../../server/db/database.ts';
import { verifyCase } from '../../server/use-cases/verify-case.ts';
import { client } from '../support/client.ts';
import { databases, freshPlace, type Place } from '../support/databases.ts';
import type { PatchedPrograms } from '../support/programs-with.ts';
import { type Random, seededRandom } from '../support/seeded-random.ts';
import { buildServer, freePort, type ServerProcess, startProcess } from '../support/server-process.ts';
import { testSecret } from '../support/test-server.ts';
import { effectFindings } from './effect-findings.ts';
import { type Load, startLoad } from './load.ts';
import { lostAnswers } from './lost-answers.ts';
import { numberFindings } from './number-findings.ts';
import { paymentFindings } from './payment-findings.ts';
import { type People, settlePeople } from './people.ts';
import { programUnderLoad } from './program.ts';
import type { LoadRecord } from './record.ts';
import { readStored, unfinished } from './stored.ts';
import { firedTimers, timerFindings } from './timer-findings.ts';

const kills = Number(process.env.FAULTS_KILLS ?? 20);
const seed = Number(process.env.FAULTS_SEED ?? randomInt(2 ** 31));
const clients = 6;
/** Cases whose chain and decisions are proved again at the end. */
const proved = 40;

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

describe(`kill -9 under load, seed ${seed} (FAULTS_SEED repeats it)`, () => {
  let programs: PatchedPrograms;
  let built: string;
  beforeAll(async () => {
    programs = await programUnderLoad();
    built = await buildServer('faults');
  });
  afterAll(() => programs.remove());

  it.concurrent.each(databases)(`loses nothing in ${kills} kills on %s`, async (kind) => {
    const place = await freshPlace(kind);
    const open = () =>
      connect({ databaseUrl: place.databaseUrl, sqliteFile: join(place.folder, 'attest.sqlite') });
    let server: ServerProcess | undefined;
    try {
      const people = await settlePeople(place, programs.root, clients);
      const start = starter(place, programs.root, join(built, 'server', 'main.js'), await freePort());
      const random = seededRandom(seed);
      server = await start();
      const { url } = server;
      const load = startLoad(url, people, seed);
      for (let kill = 1; kill <= kills && load.record.surprises.length === 0; kill += 1) {
        await moment(random, load);
        load.serverIsDown();
        await server.kill();
        if (kill < kills) await letLeasesRunOut(open);
        server = await start();
        load.serverIsUp();
      }
      await pause(500);
      await load.finish();
      await untilQuiet(open);
      const repeated = await repeatAll(url, people, load.record);
      await untilQuiet(open);
      const now = new Date();
      await server.stop();
      server = undefined;

      const database = open();
      try {
        const stored = await readStored(database.read);
        const sum = summary(load.record, load.outages.repeated, firedTimers(stored));
        expect(load.record.surprises, sum).toEqual([]);
        expect(lostAnswers(load.record, stored), sum).toEqual([]);
        expect(repeated, sum).toEqual([]);
        expect(effectFindings(stored), sum).toEqual([]);
        expect(timerFindings(stored, now), sum).toEqual([]);
        expect(numberFindings(stored), sum).toEqual([]);
        expect(paymentFindings(load.record, stored), sum).toEqual([]);
        expect(await unproved(database, load.record, random), sum).toEqual([]);
        // The load was one: kills met requests in flight, and every kind of thing happened.
        expect(load.outages.repeated, sum).toBeGreaterThan(kills / 2);
        expect(firedTimers(stored), sum).toBeGreaterThan(kills / 2);
        expect(load.record.paid.length, sum).toBeGreaterThan(kills / 2);
        console.log(`${kind}: ${sum}`);
      } finally {
        await database.close();
      }
    } catch (error) {
      if (server) console.error(`${kind}, seed ${seed}; the server's last words:\n${server.said()}`);
      throw error;
    } finally {
      await server?.kill();
      await place.remove();
    }
  });
});

/**
 * Waits for a random moment: so many answers after the start, and then some milliseconds more. Counted in
 * answers, so that a slow machine is not only ever killed while it wakes up.
 */
async function moment(random: Random, load: Load): Promise<void> {
  const answers = load.outages.answered + (random.chance(0.15) ? 0 : random.whole(5, 90));
  const patience = Date.now() + 4_000;
  while (load.outages.answered < answers && Date.now() < patience) await pause(2);
  await pause(random.whole(0, 40));
}

function starter(place: Place, programs: string, script: string, port: number): () => Promise<ServerProcess> {
  return () =>
    startProcess(script, {
      PORT: String(port),
      DATA_DIR: place.folder,
      ...(place.databaseUrl === undefined ? {} : { DATABASE_URL: place.databaseUrl }),
      PROGRAMS_DIR: programs,
      SECRET: testSecret,
      RATE_LIMITS: 'off',
      LOG_LEVEL: 'warn',
    });
}

/**
 * What the dead server had claimed is free again after a minute. That minute is spared here, so that the
 * work left behind meets the next kill as well; only after the last kill it passes in earnest.
 */
async function letLeasesRunOut(open: () => Database): Promise<void> {
  const database = open();
  try {
    const past = { lease_until: new Date(Date.now() - 1).toISOString() };
    await database.write('outbox').where({ status: 'leased' }).update(past);
    await database.write('timers').whereNotNull('lease_until').update(past);
  } finally {
    await database.close();
  }
}

async function untilQuiet(open: () => Database): Promise<void> {
  const database = open();
  try {
    const patience = Date.now() + 180_000;
    while ((await unfinished(database.read, new Date())) > 0) {
      if (Date.now() > patience) return;
      await pause(200);
    }
  } finally {
    await database.close();
  }
}

/** Sends every command again under its key; what is answered otherwise than the first time, in words. */
async function repeatAll(url: string, people: People, { keyed }: LoadRecord): Promise<string[]> {
  const clients = new Map(
    [...people.gardeners, people.clerk].map((person) => [person.name, client(url, person.cookie)]),
  );
  const found: string[] = [];
  for (const { path, key, body, sender, status, answer } of keyed) {
    const again = await clients.get(sender)?.post(path, body, { headers: { 'Idempotency-Key': key } });
    if (again?.status === status && canonicalJson(again.body) === canonicalJson(answer)) continue;
    found.push(`${path} with key ${key}: first ${status} ${canonicalJson(answer)}, then ${again?.text}`);
  }
  return found;
}

/** Differences that the proof of a sample of cases finds. */
async function unproved(database: Database, { started }: LoadRecord, random: Random): Promise<string[]> {
  const found: string[] = [];
  for (let count = 0; count < proved; count += 1) {
    const id = random.pick(started);
    const { differences } = await verifyCase({ db: database.read }, id);
    found.push(...differences.map(({ where, message }) => `case ${id}, ${where}: ${message}`));
  }
  return found;
}

function summary(record: LoadRecord, repeated: number, fired: number): string {
  return [
    `seed ${seed}`,
    `${record.started.length} cases`,
    `${record.saves.length} saves`,
    `${record.events.length} events`,
    `${record.paid.length} payments`,
    `${fired} timers fired`,
    `${repeated} requests sent again`,
  ].join(', ');
}
