import { join } from 'node:path';
import { Command } from 'commander';
import { systemClock } from '../clock.ts';
import { connect } from '../db/connect.ts';
import { migrations } from '../migrations/index.ts';
import { readSettings } from '../settings.ts';
import { type BackupManifest, backup } from '../use-cases/backup.ts';
import { restore } from '../use-cases/restore.ts';
import { CommandFailed } from './command-failed.ts';

interface Options {
  json?: boolean;
}

export const backupCommand = (): Command =>
  new Command('backup')
    .description('Writes database, files and secret to a new folder; the server may be running')
    .argument('<folder>', 'new or empty')
    .option('--json', 'one JSON object on standard output')
    .action(async (folder: string, options: Options) => {
      const settings = readSettings(process.env);
      const database = connect({
        databaseUrl: settings.databaseUrl,
        sqliteFile: join(settings.dataDir, 'attest.sqlite'),
      });
      try {
        const parts = { database, clock: systemClock, dataDir: settings.dataDir };
        say(await inWords(backup(parts, folder)), `Backed up to ${folder}`, options);
      } finally {
        await database.close();
      }
    });

export const restoreCommand = (): Command =>
  new Command('restore')
    .description('Puts a backup into DATA_DIR (and DATABASE_URL), which must be new or empty')
    .argument('<folder>', 'what backup wrote')
    .option('--json', 'one JSON object on standard output')
    .action(async (folder: string, options: Options) => {
      const { dataDir, databaseUrl } = readSettings(process.env);
      const target = { dataDir, databaseUrl, migrations, now: () => systemClock.now() };
      say(await inWords(restore(folder, target)), `Restored to ${dataDir}`, options);
    });

/** What a backup or restore refuses is for the person at the terminal, without a stack. */
async function inWords<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw new CommandFailed(error instanceof Error ? error.message : String(error));
  }
}

function say(manifest: BackupManifest, done: string, { json }: Options): void {
  if (json) console.log(JSON.stringify(manifest, null, 2));
  else console.log(`${done}: ${manifest.kind}, ${manifest.files} files, of ${manifest.madeAt}.`);
}
