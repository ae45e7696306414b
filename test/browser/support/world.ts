import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { TestRunner } from 'vitest';
import { type DemoClock, demoClock } from '../../../server/demo-clock.ts';
import { projectRoot } from '../../../server/project-root.ts';
import { moveDemoClock } from '../../../server/use-cases/move-demo-clock.ts';
import { launchBrowser } from '../../support/browser.ts';
import type { Client } from '../../support/client.ts';
import {
  type TestServer,
  type TestServerOptions,
  testServer,
  toyPrograms,
} from '../../support/test-server.ts';
import { type WatchedPage, watchPage } from './watched-page.ts';

/** How a person's browser is set up; a desktop in daylight unless said. */
export interface Screen {
  width?: number;
  height?: number;
  scheme?: 'light' | 'dark';
  language?: 'en' | 'fr';
}

/** A server with its own data and clock, and a browser to open its pages in. */
export interface World {
  server: TestServer;
  clock: DemoClock;
  browser: Browser;
  /** A page of its own context, signed in as `client` or as nobody. */
  open(client: Client | null, screen?: Screen): Promise<WatchedPage>;
  /** Moves the clock on; deadlines on the way pass in their order. */
  moveTo(date: Date): Promise<void>;
  /** Closes every open page; answers each error that one logged. */
  farewell(): Promise<string[]>;
  close(): Promise<void>;
}

const roots = { toy: toyPrograms, own: projectRoot };

/** `toy`: the toy program's server; `own`: the one with the programs of this installation. */
export async function world(
  programs: keyof typeof roots,
  more: Partial<TestServerOptions> = {},
): Promise<World> {
  const clock = demoClock(new Date());
  const server = await testServer({
    database: 'sqlite',
    programs: roots[programs],
    mail: null,
    background: true,
    demoClock: clock,
    ...more,
    settings: {
      ...(process.env.WEB_DIR ? { webDir: process.env.WEB_DIR } : {}),
      ...more.settings,
    },
  });
  const browser = await launchBrowser();
  const pages: WatchedPage[] = [];

  async function context(client: Client | null, screen: Screen): Promise<BrowserContext> {
    const made = await browser.newContext({
      baseURL: server.url,
      viewport: { width: screen.width ?? 1280, height: screen.height ?? 800 },
      colorScheme: screen.scheme ?? 'light',
      locale: `${screen.language ?? 'en'}-CA`,
      timezoneId: 'America/Edmonton',
    });
    // A slow machine gets its time; nothing here waits longer than it must.
    made.setDefaultTimeout(30_000);
    if (client?.cookie) {
      const at = client.cookie.indexOf('=');
      const cookie = { name: client.cookie.slice(0, at), value: client.cookie.slice(at + 1) };
      await made.addCookies([{ ...cookie, url: server.url }]);
    }
    return made;
  }

  return {
    server,
    clock,
    browser,
    async open(client, screen = {}) {
      const page: Page = await (await context(client, screen)).newPage();
      const watched = watchPage(page);
      pages.push(watched);
      return watched;
    },
    moveTo: (date) => moveDemoClock(server.deps, clock, () => server.outbox.drain(), date),
    async farewell() {
      const left = pages.splice(0);
      await keepPictures(left);
      for (const page of left) await page.context().close();
      return left.flatMap((page) => page.complaints);
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}

/** Of a test that failed: what its pages showed, under `artifacts/`. */
async function keepPictures(pages: readonly WatchedPage[]): Promise<void> {
  const test = TestRunner.getCurrentTest();
  if (test?.result?.state !== 'fail') return;
  const name = test.name.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 80);
  for (const [index, page] of pages.entries()) {
    if (page.isClosed()) continue;
    const path = join(projectRoot, 'artifacts', 'failed', `${name}-${index + 1}.png`);
    await page.screenshot({ path }).catch(() => undefined);
  }
}
