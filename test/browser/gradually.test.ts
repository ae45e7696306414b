import { expect, test } from 'vitest';
import { keyboardOf } from './support/keyboard.ts';
import { audit } from './support/secor.ts';
import type { WatchedPage } from './support/watched-page.ts';
import { type World, world } from './support/world.ts';
import { worldOfFile } from './support/world-of-file.ts';

let at: World;

worldOfFile(async () => {
  at = await world('own');
  return at;
});

/** The first step of a new registration, of which nothing is drawn yet but what is drawn first. */
async function halfDrawn(): Promise<{ page: WatchedPage; drawOn: () => Promise<void> }> {
  const page = await at.open((await audit(at, /^certified, with/)).assessor);
  await page.goto('/');
  const begin = page.getByRole('button', { name: /^Request a new audit registration/ });
  await begin.waitFor();
  // What is put off to "right after", which is said by no time at all, waits until it is asked for.
  await page.evaluate(() => {
    const set = globalThis.setTimeout;
    const put: (() => void)[] = [];
    const held = (act: () => void, ...wait: number[]) =>
      wait.length > 0 ? set(act, ...wait) : put.push(act);
    globalThis.setTimeout = held as typeof setTimeout;
    Object.assign(globalThis, {
      drawOn() {
        for (const act of put.splice(0)) act();
      },
    });
  });
  await begin.click();
  await page.getByRole('heading', { name: 'Audit details', exact: true }).first().waitFor();
  await page.getByText('Have these at hand').waitFor();
  expect(await page.getByLabel('Expected start date').count(), 'drawn before anybody asked for it').toBe(0);
  return { page, drawOn: () => page.evaluate(() => (globalThis as unknown as { drawOn(): void }).drawOn()) };
}

test('who tabs faster than a step is drawn misses no field', async () => {
  const { page } = await halfDrawn();
  const keys = keyboardOf(page);
  await page.locator('summary', { hasText: /^Still missing/ }).focus();
  await keys.to(/^Certification:/);
  await keys.to('Alberta');
  await keys.to(/^Number of employees/);
  await keys.to(/^Expected start date/);
});

test('who presses a button while the step above it is drawn meets it', async () => {
  const { page, drawOn } = await halfDrawn();
  const next = page.getByRole('button', { name: 'Next', exact: true });
  await next.hover();
  const before = await next.boundingBox();
  await page.mouse.down();
  await drawOn();
  expect(await next.boundingBox()).toEqual(before);
  await page.mouse.up();
  await page.getByRole('heading', { name: 'Company profile', exact: true }).first().waitFor();
});
