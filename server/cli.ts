#!/usr/bin/env node
import { Command } from 'commander';
import { backupCommand, restoreCommand } from './cli/backup.ts';
import { checkCommand } from './cli/check.ts';
import { CommandFailed } from './cli/command-failed.ts';
import { demoCommand } from './cli/demo.ts';
import { migrateCommand } from './cli/migrate.ts';
import { operatorFault } from './cli/operator-fault.ts';
import { serveCommand } from './cli/serve.ts';
import { testCommand } from './cli/test.ts';
import { verifyCommand } from './cli/verify.ts';
import { walkCommand } from './cli/walk.ts';
import { SettingsInvalid } from './settings.ts';
import { version } from './version.ts';

const attest = new Command('attest')
  .description('Runs audits from files: forms, rules and workflows.')
  .version(version)
  .showHelpAfterError()
  .addHelpText(
    'after',
    '\nSettings come from the environment (docs/settings.md).\nExit codes: 0 all is well, 1 something was found or failed, 2 the command was called wrongly.',
  );

for (const command of [
  serveCommand,
  demoCommand,
  checkCommand,
  testCommand,
  walkCommand,
  verifyCommand,
  migrateCommand,
  backupCommand,
  restoreCommand,
]) {
  attest.addCommand(command());
}
for (const command of [attest, ...attest.commands]) {
  command.exitOverride((stop) => process.exit(stop.exitCode === 0 ? 0 : 2));
}

try {
  await attest.parseAsync();
} catch (error) {
  const known = error instanceof CommandFailed || error instanceof SettingsInvalid;
  const fault = known ? error.message : operatorFault(error);
  if (fault === undefined) throw error;
  console.error(fault);
  // Not only the exit code: a pool that never got its connection would keep the process.
  process.exit(1);
}
