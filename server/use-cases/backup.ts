import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, mkdir, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Clock } from '../clock.ts';
import type { Database } from '../db/database.ts';
import { dumpPostgres } from '../db/dump-postgres.ts';

/** What a backup says of itself; the last file to be written, so a folder without it is not a backup. */
export interface BackupManifest {
  format: 1;
  kind: Database['kind'];
  madeAt: string;
  /** Migrations that its database has; a restore refuses others. */
  migrations: string[];
  /** Table → rows (PostgreSQL). */
  tables: { [table: string]: number };
  files: number;
  /** Path in the backup → SHA-256 of the database's part. */
  hashes: { [path: string]: string };
}

/** Left in the data folder by each backup, so that the server can say when the last one was made. */
export const backupNote = 'last-backup.json';

export interface BackupParts {
  database: Database;
  clock: Clock;
  /** Holds `files/` and, where it was made and not set, `secret`. */
  dataDir: string;
}

/**
 * Writes database, files and secret to `target`, a new or empty folder, while the server runs. The database
 * goes first and as of one moment; files are only ever added, so each file that it names is there. Copied
 * files are held to their hash. Throws when one is damaged or missing.
 */
export async function backup(parts: BackupParts, target: string): Promise<BackupManifest> {
  await mkdir(target, { recursive: true, mode: 0o700 });
  if ((await readdir(target)).length > 0) throw new Error(`${target} is not empty.`);
  const { database } = parts;
  const migrations: string[] = await database.read('migrations').orderBy('name').pluck('name');
  const hashes: BackupManifest['hashes'] = {};
  let tables: BackupManifest['tables'] = {};
  if (database.kind === 'sqlite') {
    await database.write.raw('VACUUM INTO ?', [join(target, 'attest.sqlite')]);
    hashes['attest.sqlite'] = await sha256Of(join(target, 'attest.sqlite'));
  } else {
    tables = await dumpPostgres(database.read, join(target, 'tables'));
    for (const table of Object.keys(tables)) {
      hashes[`tables/${table}.jsonl`] = await sha256Of(join(target, 'tables', `${table}.jsonl`));
    }
  }
  const files = await copyFiles(join(parts.dataDir, 'files'), join(target, 'files'));
  await copyFile(join(parts.dataDir, 'secret'), join(target, 'secret')).catch(ignoreMissing);
  const manifest: BackupManifest = {
    format: 1,
    kind: database.kind,
    madeAt: parts.clock.now().toISOString(),
    migrations,
    tables,
    files,
    hashes,
  };
  await writeFile(join(target, 'backup.json'), `${JSON.stringify(manifest, null, 2)}\n`, { flush: true });
  const note = { madeAt: manifest.madeAt, files };
  await writeFile(join(parts.dataDir, backupNote), `${JSON.stringify(note)}\n`);
  return manifest;
}

/** Copies a content-addressed folder, each file under the name that its bytes must have. Returns how many. */
export async function copyFiles(from: string, to: string): Promise<number> {
  let count = 0;
  for (const folder of await readdir(from).catch(() => [])) {
    for (const rest of await readdir(join(from, folder))) {
      const copy = join(to, folder, rest);
      await mkdir(dirname(copy), { recursive: true });
      await copyFile(join(from, folder, rest), copy);
      if ((await sha256Of(copy)) !== `${folder}${rest}`) {
        throw new Error(`The file ${folder}${rest} is damaged: its bytes have another hash.`);
      }
      count += 1;
    }
  }
  return count;
}

export async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const part of createReadStream(path)) hash.update(part);
  return hash.digest('hex');
}

export function ignoreMissing(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
}
