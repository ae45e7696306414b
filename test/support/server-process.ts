import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { projectRoot } from '../../server/project-root.ts';

/** A server as a process of its own, as it runs in production. */
export interface ServerProcess {
  url: string;
  pid: number;
  /** Milliseconds from the start of the process to the first answer of `/healthz`. */
  startedIn: number;
  /** The last of what it wrote. */
  said(): string;
  /** Ends it at once, in the middle of whatever it does (SIGKILL). */
  kill(): Promise<void>;
  /** Asks it to finish and waits until it has (SIGTERM). */
  stop(): Promise<void>;
}

/**
 * Compiles engine and server into a folder of its own below `node_modules/.cache` and leaves `dist` alone.
 * Types are checked elsewhere. Returns the path of the folder that holds `server/main.js`.
 */
export async function buildServer(name: string): Promise<string> {
  const folder = join(projectRoot, 'node_modules', '.cache', `attest-${name}`);
  const built = join(folder, 'dist');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), '{ "type": "module", "version": "0.0.0" }\n');
  const compiler = join(projectRoot, 'node_modules', 'typescript', 'bin', 'tsc');
  const options = ['-p', join(projectRoot, 'tsconfig.build.json'), '--noCheck', '--outDir', built];
  await finished(spawn(process.execPath, [compiler, ...options], { stdio: ['ignore', 'pipe', 'inherit'] }));
  return built;
}

function finished(child: ChildProcess): Promise<void> {
  let said = '';
  child.stdout?.on('data', (chunk) => {
    said += chunk;
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`The compiler ended with ${code}.\n${said}`)),
    );
  });
}

/** A port that is free now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/**
 * Starts node on `script` (a path, or node's options and a path) with `settings` as its environment (PORT
 * among them) and resolves once `/healthz` answers. Throws what it wrote when it ends before that, or after
 * `patience` milliseconds.
 */
export async function startProcess(
  script: string | string[],
  settings: { PORT: string; [name: string]: string },
  patience = 60_000,
): Promise<ServerProcess> {
  const began = performance.now();
  const child = spawn(process.execPath, [script].flat(), {
    env: { PATH: process.env.PATH ?? '', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const keep = (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-20_000);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  let over = false;
  const closed = new Promise<void>((resolve) => {
    child.once('close', () => {
      over = true;
      resolve();
    });
  });
  const lastResort = () => child.kill('SIGKILL');
  process.once('exit', lastResort);
  const end = async (signal: 'SIGKILL' | 'SIGTERM') => {
    child.kill(signal);
    await closed;
    process.off('exit', lastResort);
  };
  const url = `http://127.0.0.1:${settings.PORT}`;
  while (!(await answers(url))) {
    if (over || performance.now() - began > patience) {
      await end('SIGKILL');
      throw new Error(`The server did not come up:\n${said}`);
    }
    await pause(15);
  }
  return {
    url,
    pid: child.pid ?? 0,
    startedIn: performance.now() - began,
    said: () => said,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  };
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(`${url}/healthz`);
    await response.arrayBuffer();
    return response.status === 200;
  } catch {
    return false;
  }
}
