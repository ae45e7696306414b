import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** An account of a demonstration, as `demo-accounts.json` tells it. */
export interface DemoAccount {
  username: string;
  password: string;
  name: string;
  email: string;
  /** What the account is for. */
  role: string;
}

export interface DemoAccounts {
  url: string;
  accounts: DemoAccount[];
}

const fileOf = (dataDir: string) => join(dataDir, 'demo-accounts.json');

/** The accounts of a demonstration that ran in this data folder, or null. */
export async function readAccounts(dataDir: string): Promise<DemoAccounts | null> {
  const file = fileOf(dataDir);
  return existsSync(file) ? JSON.parse(await readFile(file, 'utf8')) : null;
}

export { fileOf as accountsFile };
