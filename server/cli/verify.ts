import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import { connect } from '../db/connect.ts';
import { HttpProblem } from '../http/problem.ts';
import { readSettings } from '../settings.ts';
import type { Verification } from '../use-cases/difference.ts';
import { type Receipt, verifyReceipt } from '../use-cases/export-receipt.ts';
import { verifyCase } from '../use-cases/verify-case.ts';
import { CommandFailed } from './command-failed.ts';

export const verifyCommand = (): Command =>
  new Command('verify')
    .description('Proves a case: its chain, its decisions made again, its answers, its release')
    .argument('<case>', 'number or id of a case in the database, or the file of a receipt')
    .option('--json', 'one JSON object on standard output')
    .action(async (what: string, options: { json?: boolean }) => {
      const found = existsSync(what) ? await ofReceipt(what) : await ofDatabase(what);
      if (options.json) console.log(JSON.stringify(found, null, 2));
      else print(what, found);
      if (!found.ok) process.exitCode = 1;
    });

async function ofReceipt(file: string): Promise<Verification> {
  let receipt: Receipt;
  try {
    receipt = JSON.parse(await readFile(file, 'utf8'));
  } catch {
    throw new CommandFailed(`${file} is not a receipt: it is not JSON.`);
  }
  if (receipt.kind !== 'attest-receipt') throw new CommandFailed(`${file} is not a receipt.`);
  return verifyReceipt(receipt);
}

async function ofDatabase(idOrNumber: string): Promise<Verification> {
  const settings = readSettings(process.env);
  const sqliteFile = join(settings.dataDir, 'attest.sqlite');
  if (!settings.databaseUrl && !existsSync(sqliteFile)) {
    throw new CommandFailed(`There is no database in ${settings.dataDir}. Set DATA_DIR or DATABASE_URL.`);
  }
  const database = connect({ databaseUrl: settings.databaseUrl, sqliteFile });
  try {
    return await verifyCase({ db: database.read }, idOrNumber);
  } catch (error) {
    if (error instanceof HttpProblem) throw new CommandFailed(`${idOrNumber}: ${error.title}`);
    throw error;
  } finally {
    await database.close();
  }
}

function print(what: string, { ok, checked, differences }: Verification): void {
  const counts = Object.entries(checked).map(([name, count]) => `${count} ${name}`);
  console.log(`Looked at ${counts.join(', ')}.`);
  for (const { where, message } of differences) console.log(`✗ ${where}: ${message}`);
  console.log(
    ok ? `${what} is proved: nothing differs.` : `${what} is NOT proved: ${differences.length} differences.`,
  );
}
