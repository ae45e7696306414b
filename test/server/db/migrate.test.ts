import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { connect } from '../../../server/db/connect.ts';
import type { Database } from '../../../server/db/database.ts';
import { type Migration, migrate } from '../../../server/db/migrate.ts';
import { migrations } from '../../../server/migrations/index.ts';
import { databases, freshPlace, type Place } from '../../support/databases.ts';

const now = () => new Date('2026-01-01T00:00:00.000Z');

describe.each(databases)('migrate on %s', (kind) => {
  let place: Place;
  const open: Database[] = [];
  const another = (): Database => {
    const database = connect({
      databaseUrl: place.databaseUrl,
      sqliteFile: join(place.folder, 'attest.sqlite'),
    });
    open.push(database);
    return database;
  };
  afterEach(async () => {
    for (const database of open.splice(0)) await database.close();
    await place.remove();
  });

  it('applies everything once, however many nodes start together', async () => {
    place = await freshPlace(kind);
    const nodes = [another(), another(), another()];
    const applied = await Promise.all(nodes.map((node) => migrate(node, migrations, now)));
    expect(applied.flat().sort()).toEqual(migrations.map((m) => m.name));
    expect(await migrate(another(), migrations, now)).toEqual([]);
  });

  it('leaves nothing behind when a step fails', async () => {
    place = await freshPlace(kind);
    const broken: Migration = {
      name: '0002-broken',
      async up(db) {
        await db.schema.createTable('half', (table) => table.text('id').primary());
        throw new Error('broken on purpose');
      },
    };
    const database = another();
    await expect(migrate(database, [migrations[0]!, broken], now)).rejects.toThrow('broken on purpose');
    expect(await database.write.schema.hasTable('half')).toBe(false);
    expect(await database.write.schema.hasTable('user')).toBe(false);
  });

  it('folds the texts that searches look through', async () => {
    place = await freshPlace(kind);
    const database = another();
    const before = migrations.slice(
      0,
      migrations.findIndex(({ name }) => name === '0011-plain-search'),
    );
    await migrate(database, before, now);
    const texts =
      'program release_hash company_id assessor_id state states state_key opened_at opened_on summary last_hash updated_at snapshot';
    const filled = Object.fromEntries(texts.split(' ').map((column) => [column, 'x']));
    await database.write('cases').insert([
      { ...filled, id: 'a', revision: 1, search: 's-1 bœuf été kim' },
      { ...filled, id: 'b', revision: 1, search: 's-2 rose hill kim' },
    ]);
    await migrate(database, migrations, now);
    const found = await database.read('cases').orderBy('id').pluck('search');
    expect(found).toEqual(['s-1 boeuf ete kim', 's-2 rose hill kim']);
  });

  it('refuses a database that is newer than the program', async () => {
    place = await freshPlace(kind);
    const database = another();
    const future: Migration = { name: '9999-future', up: async () => undefined };
    await migrate(database, [migrations[0]!, future], now);
    await expect(migrate(database, [migrations[0]!], now)).rejects.toThrow(/newer version.*9999-future/);
  });
});

it('lists migrations in the order of their names', () => {
  const names = migrations.map((migration) => migration.name);
  expect(names).toEqual([...names].sort());
  expect(new Set(names).size).toBe(names.length);
});
