import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** No serious or critical fault that axe finds on the page as it stands, and nothing wider than the screen. */
export async function expectAccessible(page: Page, where: string): Promise<void> {
  // What fades in has no contrast yet, and begins to a frame or two after it is there. What pulses for ever is not
  // waited for, nor what is folded away: nothing of that is drawn, so that its animations never end.
  await page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    for (;;) {
      await frame();
      await frame();
      const running = document
        .getAnimations()
        .filter((one) => one.playState !== 'finished')
        .filter((one) => Number.isFinite(one.effect?.getComputedTiming().endTime))
        .filter((one) => (one.effect as KeyframeEffect | null)?.target?.checkVisibility() !== false);
      if (running.length === 0) return;
      await Promise.all(running.map((one) => one.finished.catch(() => undefined)));
    }
  });
  // No page of ours has frames, so a second page that gathers the results of each frame is a cost without a use;
  // and of rules that hold nobody reads which elements they held for.
  expect(page.frames(), `${where}: frames`).toHaveLength(1);
  const { violations } = await new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    .setLegacyMode(true)
    .analyze();
  const grave = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`);
  expect(grave, where).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow, `${where}: wider than the screen`).toBeLessThanOrEqual(0);
}

/** What a desktop of 1280 × 800 shows at 200 % zoom, and a narrow phone. */
const ZOOMED = { width: 640, height: 400 };
const PHONE = { width: 360, height: 780 };

/** The same for the page as it stands, zoomed in the dark scheme, and on a phone; leaves it as it was. */
export async function expectAccessibleEverywhere(page: Page, where: string): Promise<void> {
  const size = page.viewportSize();
  await expectAccessible(page, `${where}, as it stands`);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize(ZOOMED);
  await expectAccessible(page, `${where}, dark, at 200 %`);
  await page.setViewportSize(PHONE);
  await expectAccessible(page, `${where}, dark, phone`);
  await page.emulateMedia({ colorScheme: null });
  if (size) await page.setViewportSize(size);
}
