import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const PLACES = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Flags for a quiet browser that asks nothing of the network. */
const FLAGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * A browser for tests: one that is installed, else the test tool's own download, else, as root on
 * Debian or Ubuntu, the system's package. Throws with what to install when none can be had.
 */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = installed() ?? downloaded() ?? fromPackages();
  if (!executablePath) {
    throw new Error('No browser found. Install Chromium or Chrome, or set CHROMIUM_PATH to its program.');
  }
  const root = process.getuid?.() === 0;
  return chromium.launch({ executablePath, args: root ? ['--no-sandbox', ...FLAGS] : FLAGS });
}

function installed(): string | undefined {
  return PLACES.find((path) => path !== undefined && path !== '' && existsSync(path));
}

function downloaded(): string | undefined {
  if (!existsSync(chromium.executablePath())) {
    spawnSync('npx', ['playwright-core', 'install', 'chromium'], { stdio: 'ignore', timeout: 180_000 });
  }
  return existsSync(chromium.executablePath()) ? chromium.executablePath() : undefined;
}

function fromPackages(): string | undefined {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined;
  execFileSync('apt-get', ['update'], { stdio: 'ignore' });
  execFileSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], {
    stdio: 'ignore',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  return installed();
}
