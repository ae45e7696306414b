import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databases, type TestDatabase, testDatabase } from '../../support/databases.ts';

describe.each(databases)('transact on %s', (kind) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase(kind);
  });
  afterAll(() => database.close());

  const link = (name: string) => ({
    token_hash: name,
    purpose: 'test',
    created_at: '2026-01-01T00:00:00.000Z',
  });
  const kept = (prefix: string): Promise<string[]> =>
    database
      .read('one_time_links')
      .where('token_hash', 'like', `${prefix}%`)
      .orderBy('token_hash')
      .pluck('token_hash');

  it('writes what many callers write at once, and answers after it can be read', async () => {
    const jobs = Array.from({ length: 200 }, async (_, i) => {
      const name = `many-${String(i).padStart(3, '0')}`;
      await database.transact((tx) => tx('one_time_links').insert(link(name)));
      expect(await database.read('one_time_links').where({ token_hash: name }).first()).toBeDefined();
      return name;
    });
    expect(await kept('many-')).toBeDefined();
    const names = await Promise.all(jobs);
    expect(await kept('many-')).toEqual(names);
  });

  it('undoes only the work that failed', async () => {
    const results = await Promise.allSettled(
      Array.from({ length: 60 }, (_, i) =>
        database.transact(async (tx) => {
          await tx('one_time_links').insert(link(`some-${String(i).padStart(2, '0')}`));
          if (i % 3 === 0) throw new Error(`no ${i}`);
          return i;
        }),
      ),
    );
    const names = Array.from({ length: 60 }, (_, i) => i).filter((i) => i % 3 !== 0);
    expect(await kept('some-')).toEqual(names.map((i) => `some-${String(i).padStart(2, '0')}`));
    for (const [i, result] of results.entries()) {
      if (i % 3 === 0) expect(result).toMatchObject({ status: 'rejected', reason: { message: `no ${i}` } });
      else expect(result).toMatchObject({ status: 'fulfilled', value: i });
    }
  });

  it('undoes work that breaks a constraint, and goes on', async () => {
    await database.transact((tx) => tx('one_time_links').insert(link('twice')));
    const again = database.transact(async (tx) => {
      await tx('one_time_links').insert(link('beside'));
      await tx('one_time_links').insert(link('twice'));
    });
    const after = database.transact((tx) => tx('one_time_links').insert(link('twice-after')));
    await expect(again).rejects.toThrow();
    await after;
    expect(await kept('beside')).toEqual([]);
    expect(await kept('twice')).toEqual(['twice', 'twice-after']);
  });

  it('lets a read go on while a write waits', async () => {
    let release: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const writing = database.transact(async (tx) => {
      await tx('one_time_links').insert(link('slow'));
      await gate;
    });
    expect(await kept('slow')).toEqual([]);
    release();
    await writing;
    expect(await kept('slow')).toEqual(['slow']);
  });

  it('reads then writes from two sides without losing an update', async () => {
    await database.transact((tx) =>
      tx('rateLimit').insert({ id: 'n', key: 'counter', count: 0, lastRequest: 0 }),
    );
    const step = () =>
      database.transact(async (tx) => {
        const row = await tx('rateLimit').where({ key: 'counter' }).forUpdate().first();
        await tx('rateLimit')
          .where({ key: 'counter' })
          .update({ count: row.count + 1 });
      });
    await Promise.all(Array.from({ length: 40 }, step));
    expect(await database.read('rateLimit').where({ key: 'counter' }).first()).toMatchObject({ count: 40 });
  });

  it('counts and sums as numbers', async () => {
    const row = await database.read('rateLimit').count({ n: '*' }).sum({ s: 'lastRequest' }).first();
    expect(row).toEqual({ n: expect.any(Number), s: expect.any(Number) });
  });
});

describe('sqlite', () => {
  it('refuses a write through the door for reading', async () => {
    const database = await testDatabase('sqlite');
    await expect(
      database.read('one_time_links').insert({ token_hash: 'x', purpose: 'x', created_at: 'x' }),
    ).rejects.toThrow(/readonly/i);
    await database.close();
  });

  it('keeps a journal that survives a crash', async () => {
    const database = await testDatabase('sqlite');
    expect(await database.write.raw('pragma journal_mode')).toEqual([{ journal_mode: 'wal' }]);
    expect(await database.write.raw('pragma synchronous')).toEqual([{ synchronous: 2 }]);
    expect(await database.write.raw('pragma foreign_keys')).toEqual([{ foreign_keys: 1 }]);
    await database.close();
  });
});
