import { readSettings, SettingsInvalid } from './settings.ts';
import { startServer } from './start-server.ts';

/** `node dist/server/main.js`: serves until it is told to stop. */
async function main(): Promise<void> {
  const server = await startServer(readSettings(process.env));
  process.stdout.write(`Attest answers at ${server.url}\n`);
  if (server.firstAdministratorLink) {
    process.stdout.write(`No administrator yet. Open once: ${server.firstAdministratorLink}\n`);
  }
  const stop = () => {
    server.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

main().catch((error: unknown) => {
  const text = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${error instanceof SettingsInvalid ? text : `Attest could not start: ${text}`}\n`);
  process.exit(1);
});
