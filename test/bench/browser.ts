import type { Page } from 'playwright-core';
import { type Audit, audit } from '../browser/support/secor.ts';
import { type World, world } from '../browser/support/world.ts';
import type { Client } from '../support/client.ts';
import { copyCase, longCase, longTable } from './browser-data.ts';
import { median, percentile } from './rounds.ts';
import { atMost, type RowGroup, type Rows } from './row.ts';

/** A machine of a small company against this one. */
const SLOW_DOWN = 4;
const ROUNDS = 5;
/** How long a person holds a button down, in milliseconds. */
const HOLD = 80;

/** What a person waits for on a slow machine: a browser whose processor is slowed down, on a server that is not. */
export const browserRows: RowGroup = {
  name: 'browser',
  async run(say) {
    const at = await world('own');
    try {
      const parts = await audit(at, /^a round of corrections/);
      say('a case with many files …');
      const caseId = await longCase(parts);
      const rows: Rows = {};
      const add = async (name: string, target: number, measure: () => Promise<number[]>) => {
        say(`${name} …`);
        rows[`browser, ${name}`] = atMost(median(await measure()), 'ms', target);
      };
      await add('first view of the portal', 2500, () => firstViews(at, parts.assessor, '/'));
      await add('first view of the workbench', 2500, () => firstViews(at, parts.reviewer, '/'));
      await add('case with 60 files', 1500, () => opened(at, parts.reviewer, '/', `/cases/${caseId}`));
      await add('review of 35 questions', 1500, () =>
        opened(at, parts.reviewer, `/cases/${caseId}`, `/cases/${caseId}/review/review`),
      );
      await add('step switch of a registration', 150, async () => {
        const other = await audit(at, /^a round of corrections/);
        return stepSwitches(at, other, `/cases/${await other.live(3)}/forms/registration/details`);
      });
      await add('step switch between questions', 150, async () => {
        const other = await audit(at, /^a round of corrections/);
        const begun = other.path.steps.findIndex(({ event }) => event === 'SUBMIT_ASSESSMENT');
        return stepSwitches(at, other, `/cases/${await other.live(begun)}/forms/assessment/a`);
      });
      rows['browser, keystroke in a table of 500 rows, p95'] = atMost(
        percentile(await keystrokes(at), 0.95),
        'ms',
        50,
      );
      say('a queue of 10,000 cases …');
      await copyCase(at, caseId, 10_000);
      await add('queue of 10,000 cases', 1000, () =>
        opened(at, parts.reviewer, '/', '/queue/secor/qa-queue'),
      );
      return rows;
    } finally {
      await at.close();
    }
  },
};

async function slowPage(at: World, who: Client): Promise<Page> {
  const page = await at.open(who);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOW_DOWN });
  return page;
}

/**
 * Milliseconds since `since` (a mark of the page, else its navigation) until nothing of the page is loading and its
 * title is another than `before`.
 */
async function settled(page: Page, since?: string, before?: string): Promise<number> {
  const handle = await page.waitForFunction(
    ({ mark, before }) => {
      const main = document.querySelector('main');
      const title = main?.querySelector('h1')?.innerText;
      if (!title || title === before || main?.querySelector('[role=status][aria-label]')) return 0;
      const begun = mark ? (performance.getEntriesByName(mark).at(-1)?.startTime ?? 0) : 0;
      return performance.now() - begun;
    },
    { mark: since, before },
    { polling: 'raf' },
  );
  return (await handle.jsonValue()) as number;
}

/** Each in a browser that has kept nothing. */
async function firstViews(at: World, who: Client, path: string): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const page = await slowPage(at, who);
    await page.goto(path);
    times.push(await settled(page));
    await page.context().close();
  }
  return times;
}

/** Goes from one page of the application to another by its own router. */
async function opened(at: World, who: Client, from: string, to: string): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const page = await slowPage(at, who);
    await page.goto(from);
    await settled(page);
    const title = await page.locator('main h1').first().innerText();
    await page.evaluate((path) => {
      performance.mark('go');
      history.pushState({}, '', path);
      dispatchEvent(new PopStateEvent('popstate', { state: {} }));
    }, to);
    await page.waitForURL(`**${to}**`);
    times.push(await settled(page, 'go', title));
    await page.context().close();
  }
  return times;
}

/** From the press of “next” to the next step's title. */
async function stepSwitches(at: World, parts: Audit, first: string): Promise<number[]> {
  const page = await slowPage(at, parts.assessor);
  await page.goto(first);
  await settled(page);
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const name of [/^Next/, /^Back/]) {
      await page.getByRole('button', { name }).or(page.getByRole('link', { name })).first().waitFor();
      const before = await page.locator('main h2').first().innerText();
      // From the click as the page hears it: finding the button is not the reader's time.
      await page.evaluate(() =>
        addEventListener('click', () => performance.mark('go'), { capture: true, once: true }),
      );
      // A finger or a mouse button is down for a moment, in which the page may get ready.
      await page
        .getByRole('button', { name })
        .or(page.getByRole('link', { name }))
        .first()
        .click({ delay: HOLD });
      const handle = await page.waitForFunction(
        (title) => {
          const now = document.querySelector<HTMLElement>('main h2')?.innerText;
          const begun = performance.getEntriesByName('go').at(-1)?.startTime;
          return begun !== undefined && now && now !== title ? performance.now() - begun : 0;
        },
        before,
        { polling: 'raf' },
      );
      times.push((await handle.jsonValue()) as number);
    }
  }
  await page.context().close();
  return times;
}

/** From the key to the next painted picture, as the browser itself reports it. */
async function keystrokes(at: World): Promise<number[]> {
  const parts = await audit(at, /^a round of corrections/);
  const address = await longTable(parts, 500);
  const page = await slowPage(at, parts.assessor);
  await page.goto(address);
  await settled(page);
  await page.evaluate(() => {
    const seen: number[] = [];
    Object.assign(globalThis, { keys: seen });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (entry.name === 'keydown') seen.push(entry.duration);
    }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
  });
  const text = 'Everybody on the list works for us today.';
  await page.getByLabel(/^Comments/).pressSequentially(text, { delay: 120 });
  await page.waitForTimeout(500);
  const slow = await page.evaluate(() => (globalThis as unknown as { keys: number[] }).keys);
  await page.context().close();
  // The browser reports what took 16 ms or more; the rest took less.
  return [...slow, ...Array.from({ length: Math.max(0, text.length - slow.length) }, () => 16)];
}
