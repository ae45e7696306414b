import { getAuthTables } from 'better-auth/db';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { identityOptions } from '../../../server/identity/options.ts';
import { databases, type TestDatabase, testDatabase } from '../../support/databases.ts';
import { fakeClock, fakeIds } from '../../support/fakes.ts';

const nothing = async () => undefined;
const options = identityOptions({
  baseUrl: 'http://localhost',
  origins: [],
  secret: 'x'.repeat(40),
  rateLimits: true,
  clock: fakeClock(),
  ids: fakeIds(),
  mails: {
    verifyEmail: nothing,
    resetPassword: nothing,
    alreadyRegistered: nothing,
    forgottenUsername: nothing,
    invitation: nothing,
    trainingRejected: nothing,
    twoFactorReset: nothing,
  },
  issuer: 'Test',
  hooks: {
    isSuspended: async () => false,
    hasTwoFactor: async () => false,
    countAttempt: async () => 0,
    record: nothing,
  },
  log: () => undefined,
});

/** What the library wants, in a form that both databases can be asked about. */
const wanted = Object.values(getAuthTables(options)).map((table) => ({
  name: table.modelName,
  columns: ['id', ...Object.entries(table.fields).map(([key, field]) => field.fieldName ?? key)].sort(),
  required: Object.entries(table.fields)
    .filter(([, field]) => field.required)
    .map(([key, field]) => field.fieldName ?? key)
    .sort(),
  unique: Object.entries(table.fields)
    .filter(([, field]) => field.unique)
    .map(([key, field]) => field.fieldName ?? key)
    .sort(),
}));

describe.each(databases)('tables of the identity library on %s', (kind) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase(kind);
  });
  afterAll(() => database.close());

  it('wants the tables that we know', () => {
    expect(wanted.map((table) => table.name).sort()).toEqual([
      'account',
      'rateLimit',
      'session',
      'twoFactor',
      'user',
      'verification',
    ]);
  });

  it.each(wanted)('has $name as the library wants it', async ({ name, columns, required, unique }) => {
    const info = await database.read(name).columnInfo();
    expect(Object.keys(info).sort()).toEqual(columns);
    const notNull = Object.entries(info)
      .filter(([, column]) => !column.nullable)
      .map(([column]) => column);
    // A default of ours may make a column stricter than the library asks, never laxer.
    expect(notNull).toEqual(expect.arrayContaining(required));
    for (const column of unique) expect(await uniqueColumns(name), `${name}.${column}`).toContain(column);
  });

  async function uniqueColumns(table: string): Promise<string[]> {
    if (kind === 'sqlite') {
      const indexes: { name: string; unique: number }[] = await database.read.raw(
        `pragma index_list('${table}')`,
      );
      const columns: string[] = [];
      for (const index of indexes.filter((one) => one.unique === 1)) {
        const parts: { name: string }[] = await database.read.raw(`pragma index_info('${index.name}')`);
        if (parts.length === 1) columns.push(parts[0]!.name);
      }
      return columns;
    }
    const answer: { rows: { name: string }[] } = await database.read.raw(
      `select a.attname as name from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey)
       where i.indrelid = ?::regclass and i.indisunique and array_length(i.indkey::int2[], 1) = 1`,
      [`"${table}"`],
    );
    return answer.rows.map((row) => row.name);
  }
});
