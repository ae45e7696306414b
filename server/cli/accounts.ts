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
  /** What awaits its owner when he signs in; empty when nothing does. */
  waits: string;
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

/** One line an account, in columns: how to sign in, what it is for, and what awaits it. */
export function accountLines(accounts: readonly DemoAccount[]): string[] {
  const widest = (of: (account: DemoAccount) => string) => Math.max(...accounts.map((one) => of(one).length));
  const [name, role] = [widest(({ username }) => username), widest((one) => one.role)];
  return accounts.map((one) =>
    // Folders of an earlier version say nothing of what waits.
    `${one.username.padEnd(name)}  ${one.password}  ${one.role.padEnd(role)}  ${one.waits ?? ''}`.trimEnd(),
  );
}

export { fileOf as accountsFile };
