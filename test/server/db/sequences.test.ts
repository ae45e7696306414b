import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sequenceStore } from '../../../server/stores/sequences.ts';
import { databases, type TestDatabase, testDatabase } from '../../support/databases.ts';

describe.each(databases)('numbers for people on %s', (kind) => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await testDatabase(kind);
  });
  afterAll(() => database.close());

  const next = (pattern: string, year: number) =>
    database.transact((tx) => sequenceStore(tx).nextNumber('demo', pattern, pattern, year));

  it('begin anew each year where the pattern names the year', async () => {
    expect(await next('{year}{sequence:3}', 2026)).toBe('2026001');
    expect(await next('{year}{sequence:3}', 2026)).toBe('2026002');
    expect(await next('{year}{sequence:3}', 2027)).toBe('2027001');
  });

  // An invoice of the new year was refused for ever: its number had been given in the year before.
  it('go on over the turn of the year where it does not', async () => {
    expect(await next('{sequence:5}', 2026)).toBe('00001');
    expect(await next('{sequence:5}', 2027)).toBe('00002');
  });
});
