import { Command } from 'commander';
import { compose } from '../composition.ts';
import { readSettings } from '../settings.ts';

export const migrateCommand = (): Command =>
  new Command('migrate')
    .description('Brings the database up to this version; serve does the same at its start')
    .option('--json', 'one JSON object on standard output')
    .action(async (options: { json?: boolean }) => {
      const composition = await compose(readSettings(process.env), 'http://localhost', AbortSignal.abort());
      await composition.close();
      if (options.json) console.log(JSON.stringify({ migrated: composition.migrated }));
      else
        console.log(
          composition.migrated.length ? `Applied: ${composition.migrated.join(', ')}` : 'Nothing to do.',
        );
    });
