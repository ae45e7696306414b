import type { Knex } from 'knex';
import type { CaseEvent } from '../../engine/index.ts';
import type { User } from '../../server/use-cases/case-deps.ts';
import { sendEvent } from '../../server/use-cases/send-event.ts';
import type { Place } from '../support/databases.ts';
import { runPostgres } from '../support/global-postgres.ts';
import { type PermitPeople, permitPeople, submittedPermit } from '../support/permit-case.ts';
import { type TestServer, testServer } from '../support/test-server.ts';
import { bareKnex, withOurTables } from './bare-database.ts';
import { benchPlace } from './places.ts';
import { alternate, perSecond } from './rounds.ts';
import { atLeast, figure, type RowGroup, type Rows } from './row.ts';
import { readStepRows, type StepRows, writeStepRows } from './step-rows.ts';

const callers = [1, 8, 32];
const rounds = 11;
const roundMs = 250;

/** Asks about a case and returns it, over and over: an event with a form, then one with a submission and rules. */
const there: CaseEvent = { type: 'ASK', data: { reason: 'Which beds?' } };
const back: CaseEvent = { type: 'RETURN' };

/** One event from the loaded request to the committed answer, against a plain knex transaction of the same rows. */
export const sendEventRows: RowGroup = {
  name: 'send-event',
  async run(say) {
    const sqlite = await measure('SQLite', await benchPlace(), await benchPlace());
    say('send-event on PostgreSQL …');
    const postgres = await runPostgres().catch((error: unknown) => {
      say(`no PostgreSQL here: ${error instanceof Error ? error.message : String(error)}`);
      return null;
    });
    if (postgres === null) return sqlite;
    try {
      const places = [await benchPlace(postgres.url), await benchPlace(postgres.url)] as const;
      return { ...sqlite, ...(await measure('PostgreSQL', ...places)) };
    } finally {
      await postgres.stop();
    }
  },
};

async function measure(name: string, ours: Place, bare: Place): Promise<Rows> {
  const database = ours.databaseUrl === undefined ? 'sqlite' : 'postgres';
  const server = await testServer({ database, place: ours, mail: null });
  await withOurTables(bare);
  const plain = bareKnex(bare);
  try {
    const people = await permitPeople(server);
    const walkers: (() => Promise<unknown>)[] = [];
    for (let caller = 0; caller < Math.max(...callers); caller += 1)
      walkers.push(await walker(server, people));
    const templates = await stepTemplates(server, people);
    const writers = await bareCases(plain, templates);
    const rows: Rows = {};
    for (const count of callers) {
      const { medians, ratio } = await alternate(rounds, {
        ours: () => perSecond(roundMs, (caller) => walkers[caller]?.(), count),
        bare: () => perSecond(roundMs, (caller) => writers[caller]?.(), count),
      });
      const who = `send-event, ${name}, ${count} ${count === 1 ? 'caller' : 'callers'}`;
      rows[who] = figure(medians.ours, 'tx/s');
      rows[`${who}, bare knex`] = figure(medians.bare, 'tx/s');
      const target = count === 1 ? 0.5 : count === 32 ? 2 : null;
      const quotient = ratio('ours', 'bare');
      rows[`${who} / bare`] = target === null ? figure(quotient, '×') : atLeast(quotient, '×', target);
    }
    return rows;
  } finally {
    await plain.destroy();
    await server.close();
    await bare.remove();
  }
}

const userOf = ({ user }: { user: { id: string; name: string } }): User => ({
  id: user.id,
  name: user.name,
  administrator: false,
});

/** Sends the next event of a case of its own. */
async function walker(server: TestServer, people: PermitPeople): Promise<() => Promise<unknown>> {
  const caseId = await submittedPermit(people);
  let sent = 0;
  return () => {
    sent += 1;
    const event = sent % 2 === 1 ? there : back;
    const user = userOf(sent % 2 === 1 ? people.clerk : people.gardener);
    return sendEvent(server.deps, { user, caseId, event, seen: null, idempotencyKey: `${sent}` });
  };
}

/** What the two events write, read from a case that has been there and back twice. */
async function stepTemplates(server: TestServer, people: PermitPeople): Promise<[StepRows, StepRows]> {
  const caseId = await submittedPermit(people);
  const send = async (event: CaseEvent, key: string) => {
    const user = userOf(event === there ? people.clerk : people.gardener);
    await sendEvent(server.deps, { user, caseId, event, seen: null, idempotencyKey: key });
    return readStepRows(server.deps.db, caseId);
  };
  await send(there, 'a');
  await send(back, 'b');
  return [await send(there, 'c'), await send(back, 'd')];
}

/** Cases in the bare database and what writes the next event's rows of each. */
async function bareCases(
  db: Knex,
  [asked, returned]: [StepRows, StepRows],
): Promise<(() => Promise<void>)[]> {
  const writers: (() => Promise<void>)[] = [];
  for (let caller = 0; caller < Math.max(...callers); caller += 1) {
    const caseId = `bare-${String(caller).padStart(17, '0')}`;
    await db('cases').insert({ ...asked.case, id: caseId, number: null, revision: 0 });
    let seq = 0;
    writers.push(() => {
      seq += 1;
      return writeStepRows(db, seq % 2 === 1 ? asked : returned, caseId, seq);
    });
  }
  return writers;
}
