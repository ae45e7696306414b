import { createHash } from 'node:crypto';
import type { Knex } from 'knex';
import type { DatabaseKind } from '../../server/db/database.ts';

async function tables(db: Knex, kind: DatabaseKind): Promise<string[]> {
  if (kind === 'sqlite') {
    return db('sqlite_master').where({ type: 'table' }).whereNot('name', 'like', 'sqlite_%').pluck('name');
  }
  return db('information_schema.tables').where({ table_schema: 'public' }).pluck('table_name');
}

/** A digest of every row of every table but the security log, by table. */
export async function dumpTables(db: Knex, kind: DatabaseKind): Promise<Record<string, string>> {
  const names = (await tables(db, kind)).filter((name) => name !== 'security_log').sort();
  const digests: Record<string, string> = {};
  for (const name of names) {
    const rows: object[] = await db(name).select();
    const lines = rows.map((row) => JSON.stringify(row)).sort();
    digests[name] = `${rows.length} ${createHash('sha256').update(lines.join('\n')).digest('hex')}`;
  }
  return digests;
}
