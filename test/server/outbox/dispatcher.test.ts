import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDispatcher, type DispatcherParts } from '../../../server/outbox/dispatcher.ts';
import { CannotEverWork, type EffectHandler } from '../../../server/outbox/handler.ts';
import { outboxStore } from '../../../server/stores/outbox.ts';
import { databases, type TestDatabase, testDatabase } from '../../support/databases.ts';
import { type FakeClock, fakeClock } from '../../support/fakes.ts';

const quiet = { error() {}, warn() {} };

describe.each(databases)('the outbox on %s', (kind) => {
  let database: TestDatabase;
  let clock: FakeClock;
  beforeEach(async () => {
    database = await testDatabase(kind);
    clock = fakeClock();
  });
  afterEach(() => database.close());

  function dispatcher(handlers: { [type: string]: EffectHandler }, more: Partial<DispatcherParts> = {}) {
    return createDispatcher({
      db: database.read,
      transact: database.transact,
      clock,
      random: () => 0.5,
      log: quiet,
      handlers,
      ...more,
    });
  }

  async function put(rows: { case?: string; seq?: number; position?: number; key: string; type?: string }[]) {
    const at = clock.now().toISOString();
    await database.transact((tx) =>
      tx('outbox').insert(
        rows.map((row) => ({
          id: row.key,
          case_id: row.case ?? null,
          history_seq: row.seq ?? null,
          position: row.position ?? null,
          key: row.key,
          type: row.type ?? 'note',
          params: '{}',
          status: 'pending',
          available_at: at,
          created_at: at,
        })),
      ),
    );
  }

  const statusOf = async (key: string) => (await outboxStore(database.read).find(key))?.status;

  it('runs every row once, however many dispatchers there are', async () => {
    await put(
      Array.from({ length: 120 }, (_, n) => ({ key: `k${n}`, case: `case${n % 40}`, seq: n, position: 0 })),
    );
    const ran: string[] = [];
    const note: EffectHandler = async (row) => {
      ran.push(row.key);
      await new Promise((resolve) => setTimeout(resolve, 1));
    };
    const tried = await Promise.all([1, 2, 3].map(() => dispatcher({ note }).drain()));
    expect(tried.reduce((sum, n) => sum + n, 0)).toBe(120);
    expect(new Set(ran).size).toBe(120);
    expect(ran).toHaveLength(120);
    expect(await outboxStore(database.read).countByStatus()).toEqual({ done: 120 });
  });

  it('keeps the order inside a case, also while a row waits for its next attempt', async () => {
    await put([
      { key: 'b', case: 'c', seq: 2, position: 0 },
      { key: 'a2', case: 'c', seq: 1, position: 1 },
      { key: 'a1', case: 'c', seq: 1, position: 0, type: 'fails-once' },
      { key: 'other', case: 'd', seq: 1, position: 0 },
    ]);
    const ran: string[] = [];
    let failures = 0;
    const handlers: { [type: string]: EffectHandler } = {
      note: async (row) => void ran.push(row.key),
      'fails-once': async (row) => {
        failures += 1;
        if (failures === 1) throw new Error('not yet');
        ran.push(row.key);
      },
    };
    const runner = dispatcher(handlers);
    await runner.drain();
    expect(ran).toEqual(['other']);
    clock.advance({ milliseconds: 10_000 });
    await runner.drain();
    expect(ran).toEqual(['other', 'a1', 'a2', 'b']);
  });

  it('waits longer after each failure, gives up, lets the rows behind pass, and can be retried', async () => {
    await put([
      { key: 'bad', case: 'c', seq: 1, position: 0, type: 'bad' },
      { key: 'next', case: 'c', seq: 1, position: 1 },
    ]);
    let broken = true;
    let tries = 0;
    const runner = dispatcher(
      {
        note: async () => {},
        bad: async () => {
          tries += 1;
          if (broken) throw new Error(`try ${tries}`);
        },
      },
      { maxAttempts: 3, backoff: { baseMs: 1000, capMs: 60_000 } },
    );
    const waits: number[] = [];
    for (let n = 0; n < 2; n += 1) {
      await runner.drain();
      const row = await outboxStore(database.read).find('bad');
      expect(row).toMatchObject({ status: 'pending', lastError: `Error: try ${n + 1}` });
      waits.push(Date.parse(row?.availableAt ?? '') - clock.now().getTime());
      expect(await statusOf('next')).toBe('pending');
      clock.advance({ milliseconds: waits.at(-1) ?? 0 });
    }
    expect(waits).toEqual([750, 1500]);
    await runner.drain();
    expect(await statusOf('bad')).toBe('dead');
    expect(await statusOf('next')).toBe('done');
    broken = false;
    await runner.drain();
    expect(tries).toBe(3);
    const now = clock.now().toISOString();
    expect(await database.transact((tx) => outboxStore(tx).revive('bad', now))).toBe(true);
    expect(await database.transact((tx) => outboxStore(tx).revive('bad', now))).toBe(false);
    await runner.drain();
    expect(await statusOf('bad')).toBe('done');
  });

  it('does not try again what can never work, nor types that it does not know', async () => {
    await put([
      { key: 'never', type: 'never' },
      { key: 'unknown', type: 'unknown' },
    ]);
    await dispatcher({
      never: async () => {
        throw new CannotEverWork('no such letter');
      },
    }).drain();
    expect(await statusOf('never')).toBe('dead');
    expect(await statusOf('unknown')).toBe('dead');
    expect((await outboxStore(database.read).find('unknown'))?.lastError).toContain('unknown');
  });

  it('takes over a row whose lease ran out and refuses the runner who comes back late', async () => {
    await put([{ key: 'slow' }]);
    const results: string[] = [];
    let wakeUp: () => void = () => {};
    const asleep = new Promise<void>((resolve) => {
      wakeUp = resolve;
    });
    const slow = dispatcher(
      { note: () => asleep },
      { leaseMs: 10_000_000, onResult: (_, result) => void results.push(`slow ${result}`) },
    );
    const sleeping = slow.drain();
    await expect.poll(() => statusOf('slow')).toBe('leased');
    clock.advance({ milliseconds: 10_000_001 });
    await dispatcher(
      { note: async () => {} },
      { onResult: (_, result) => void results.push(`fast ${result}`) },
    ).drain();
    wakeUp();
    await sleeping;
    expect(results).toEqual(['fast done', 'slow late']);
    expect(await outboxStore(database.read).find('slow')).toMatchObject({ status: 'done', generation: 2 });
  });

  it('buries a row whose runners vanish again and again', async () => {
    await put([{ key: 'killer' }]);
    const store = () => outboxStore(database.read);
    for (let n = 0; n < 3; n += 1) {
      const now = clock.now().toISOString();
      const until = new Date(clock.now().getTime() + 1000).toISOString();
      expect(await database.transact((tx) => outboxStore(tx).claim(now, until, 5))).toHaveLength(1);
      clock.advance({ milliseconds: 1001 });
    }
    await dispatcher({ note: async () => {} }, { maxAttempts: 3 }).drain();
    expect(await store().find('killer')).toMatchObject({ status: 'dead', attempts: 3 });
  });

  it('wakes on notice, works in the background and stops with its hands empty', async () => {
    const ran: string[] = [];
    const runner = dispatcher(
      {
        note: async (row) => {
          await new Promise((resolve) => setTimeout(resolve, 20));
          ran.push(row.key);
        },
      },
      { intervalMs: 1_000_000 },
    );
    runner.start();
    await put([{ key: 'one' }, { key: 'two' }]);
    runner.wake();
    await expect.poll(() => statusOf('one')).not.toBe('pending');
    await runner.stop();
    expect(ran.sort()).toEqual(['one', 'two']);
    await put([{ key: 'three' }]);
    runner.wake();
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(await statusOf('three')).toBe('pending');
  });
});
