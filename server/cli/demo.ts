import { writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import { demoClock } from '../demo-clock.ts';
import { readSettings } from '../settings.ts';
import { startServer } from '../start-server.ts';
import { accountLines, accountsFile, type DemoAccounts, readAccounts } from './accounts.ts';
import { fillDemo } from './demo/fill-demo.ts';
import { lastMoment } from './demo/last-moment.ts';
import { closeOnSignal } from './serve.ts';

/** Before anything that a demonstration is filled with; the filling moves the clock forward from here. */
const DAYS_BEFORE = 900;

export const demoCommand = (): Command =>
  new Command('demo')
    .description('Serves a filled demonstration; prints its address and accounts')
    .action(async () => {
      const environment = {
        DATA_DIR: './data/demo',
        ORGANIZATION_NAME: 'Example Safety Association',
        ORGANIZATION_EMAIL: 'help@example.com',
        ORGANIZATION_PHONE: '403 555 0199',
        LOG_LEVEL: 'error',
        ...process.env,
      };
      const settings = { ...readSettings(environment), rateLimits: false };
      const before = await readAccounts(settings.dataDir);
      const clock = demoClock(new Date(Date.now() - (before ? 0 : DAYS_BEFORE * 86_400_000)));
      const server = await startServer(settings, { demoClock: clock });
      closeOnSignal(server);
      const last = before && (await lastMoment(server.deps.db));
      if (last && last > clock.now()) clock.move(last);
      const accounts: DemoAccounts = before ?? { url: server.url, accounts: [] };
      if (!before) {
        console.log('Filling the demonstration; this takes some minutes …');
        try {
          accounts.accounts = await fillDemo(server, clock, (line) => console.log(`  ${line}`));
        } catch (error) {
          await server.close();
          throw error;
        }
      }
      accounts.url = server.url;
      await writeFile(accountsFile(settings.dataDir), `${JSON.stringify(accounts, null, 2)}\n`, {
        mode: 0o600,
      });
      console.log(`\nAttest answers at ${server.url}\n`);
      for (const line of accountLines(accounts.accounts)) console.log(`  ${line}`);
      console.log(
        `\nThe accounts stand in ${accountsFile(settings.dataDir)}. Ctrl+C ends the demonstration.`,
      );
    });
