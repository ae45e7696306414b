import { Command } from 'commander';
import { readSettings } from '../settings.ts';
import { type RunningServer, startServer } from '../start-server.ts';

export const serveCommand = (): Command =>
  new Command('serve').description('Serves until it is told to stop (SIGTERM, SIGINT)').action(async () => {
    const server = await startServer(readSettings(process.env));
    console.log(`Attest answers at ${server.url}`);
    if (server.firstAdministratorLink) {
      console.log(`No administrator yet. Open once: ${server.firstAdministratorLink}`);
    }
    closeOnSignal(server);
  });

/** Finishes what was accepted, then ends the process. A second signal ends it at once. */
export function closeOnSignal(server: RunningServer): void {
  const stop = () => {
    server.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}
