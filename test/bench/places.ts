import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { Place } from '../support/databases.ts';

/** A fresh place for data: a folder, and with `postgres` (a server's address) a database of its own there. */
export async function benchPlace(postgres?: string): Promise<Place> {
  const folder = await mkdtemp(join(tmpdir(), 'attest-bench-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  if (postgres === undefined) return { folder, databaseUrl: undefined, remove };
  const name = `b_${randomBytes(8).toString('hex')}`;
  const client = new pg.Client({ connectionString: postgres });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  const url = new URL(postgres);
  url.pathname = `/${name}`;
  return { folder, databaseUrl: url.href, remove };
}
