import { CommandFailed } from './cli/command-failed.ts';
import { operatorFault } from './cli/operator-fault.ts';
import { closeOnSignal } from './cli/serve.ts';
import { readSettings, SettingsInvalid } from './settings.ts';
import { startServer } from './start-server.ts';

/** `node dist/server/main.js`: serves until it is told to stop. */
try {
  const server = await startServer(readSettings(process.env));
  process.stdout.write(`Attest answers at ${server.url}\n`);
  if (server.firstAdministratorLink) {
    process.stdout.write(`No administrator yet. Open once: ${server.firstAdministratorLink}\n`);
  }
  closeOnSignal(server);
} catch (error) {
  const text = error instanceof Error ? error.message : String(error);
  const ownWords = error instanceof SettingsInvalid || error instanceof CommandFailed;
  const known = ownWords ? text : operatorFault(error);
  process.stderr.write(`${known ?? `Attest could not start: ${text}`}\n`);
  process.exit(1);
}
