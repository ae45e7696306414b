import { copyFile, mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { connect } from '../db/connect.ts';
import { loadPostgres } from '../db/dump-postgres.ts';
import { type Migration, migrate } from '../db/migrate.ts';
import { type BackupManifest, copyFiles, ignoreMissing, sha256Of } from './backup.ts';

const manifestSchema = z.object({
  format: z.literal(1),
  kind: z.enum(['sqlite', 'postgres']),
  madeAt: z.string(),
  migrations: z.array(z.string()),
  tables: z.record(z.string(), z.number()),
  files: z.number(),
  hashes: z.record(z.string(), z.string()),
});

export interface RestoreTarget {
  /** New or empty. */
  dataDir: string;
  /** Of a new, empty database; needed for a backup of PostgreSQL. */
  databaseUrl: string | undefined;
  migrations: readonly Migration[];
  now: () => Date;
}

/**
 * Puts a backup back into a new place. Everything is checked before anything is written: the backup is whole,
 * this version knows its migrations, the place is empty. A backup of an older version is brought up to this
 * one by the next start. Throws and says what is wrong.
 */
export async function restore(source: string, target: RestoreTarget): Promise<BackupManifest> {
  const manifest = await readManifest(source);
  for (const [path, hash] of Object.entries(manifest.hashes)) {
    if ((await sha256Of(join(source, path))) !== hash) throw new Error(`${path} of the backup is damaged.`);
  }
  const known = target.migrations.map((migration) => migration.name);
  const unknown = manifest.migrations.filter((name) => !known.includes(name));
  if (unknown.length > 0) throw new Error(`The backup is of a newer version: it has ${unknown.join(', ')}.`);
  await mkdir(target.dataDir, { recursive: true });
  if ((await readdir(target.dataDir)).length > 0) throw new Error(`${target.dataDir} is not empty.`);
  if (manifest.kind === 'sqlite') await restoreSqlite(source, target);
  else await restorePostgres(source, target, manifest);
  const files = await copyFiles(join(source, 'files'), join(target.dataDir, 'files'));
  if (files !== manifest.files) throw new Error(`The backup has ${files} files, it says ${manifest.files}.`);
  await copyFile(join(source, 'secret'), join(target.dataDir, 'secret')).catch(ignoreMissing);
  return manifest;
}

async function readManifest(source: string): Promise<BackupManifest> {
  let text: string;
  try {
    text = await readFile(join(source, 'backup.json'), 'utf8');
  } catch {
    throw new Error(`${source} is not a finished backup: it has no backup.json.`);
  }
  return manifestSchema.parse(JSON.parse(text));
}

async function restoreSqlite(source: string, target: RestoreTarget): Promise<void> {
  if (target.databaseUrl !== undefined) {
    throw new Error('This is a backup of SQLite; leave DATABASE_URL out to restore it.');
  }
  await copyFile(join(source, 'attest.sqlite'), join(target.dataDir, 'attest.sqlite'));
}

async function restorePostgres(
  source: string,
  target: RestoreTarget,
  manifest: BackupManifest,
): Promise<void> {
  if (target.databaseUrl === undefined) {
    throw new Error('This is a backup of PostgreSQL; say in DATABASE_URL which database to restore it into.');
  }
  const database = connect({ databaseUrl: target.databaseUrl, sqliteFile: '' });
  try {
    // The schema of the backup's version; newer migrations come with the next start.
    const then = target.migrations.filter((migration) => manifest.migrations.includes(migration.name));
    await migrate(database, then, target.now);
    await loadPostgres(database.write, join(source, 'tables'), manifest.tables);
  } finally {
    await database.close();
  }
}
