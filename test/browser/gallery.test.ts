import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { samples } from '../../web/gallery/samples.ts';
import { statics } from '../../web/gallery/statics.ts';
import { launchBrowser } from '../support/browser.ts';
import { expectAccessible } from './support/accessible.ts';
import { type BuiltGallery, builtGallery } from './support/gallery.ts';
import { differenceFrom } from './support/pictures.ts';
import { watchPage } from './support/watched-page.ts';

const names = [...samples.map(({ name }) => name), ...statics.map(({ name }) => name)];

describe('the renderers in the gallery', () => {
  let gallery: BuiltGallery;
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    [gallery, browser] = await Promise.all([builtGallery(), launchBrowser()]);
    const context = await browser.newContext({
      viewport: { width: 1000, height: 800 },
      reducedMotion: 'reduce',
      locale: 'en-CA',
      timezoneId: 'America/Edmonton',
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    page = watchPage(await context.newPage());
  });
  afterAll(async () => {
    await browser?.close();
    await gallery?.close();
  });

  /** Opens a sample and waits until what loads later is there. */
  async function open(sample: string, language?: 'en' | 'fr'): Promise<void> {
    await page.emulateMedia({ colorScheme: null });
    await page.setViewportSize({ width: 1000, height: 800 });
    await page.goto(gallery.at(sample, language));
    await page.locator('#states').waitFor();
    if (sample === 'rich-text') await page.locator('#long [role="textbox"]').waitFor();
    if (sample === 'slider') await page.locator('#long input[type="range"]').waitFor();
    if (sample === 'search-select') await page.locator('#long [role="combobox"]').waitFor();
    await page.evaluate(() => document.fonts.ready);
    await page.waitForTimeout(60);
  }

  it('look as they did', async () => {
    const differences: (string | null)[] = [];
    for (const name of names) {
      await open(name);
      await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
      const shot = await page.locator('#states').screenshot({ animations: 'disabled', caret: 'hide' });
      differences.push(await differenceFrom(name, shot));
    }
    expect(differences.filter(Boolean)).toEqual([]);
  });

  it('can be used by everybody: in both looks, in French, on a phone', async () => {
    const group = (from: number) => names.slice(from, from + 9).join(',');
    for (const some of [group(0), group(9), group(18)]) {
      await page.emulateMedia({ colorScheme: null });
      await page.setViewportSize({ width: 1000, height: 800 });
      await page.goto(`${gallery.at(some)}&states=empty,error,changed,readOnly`);
      await page.locator('#states').first().waitFor();
      await expectAccessible(page, some);
      await page.emulateMedia({ colorScheme: 'dark' });
      await page.setViewportSize({ width: 360, height: 780 });
      await page.goto(`${gallery.at(some, 'fr')}&states=warning,error,long`);
      await page.locator('#states').first().waitFor();
      await expectAccessible(page, `${some}, French, dark, phone`);
      const small = await page.evaluate(() =>
        [
          ...document.querySelectorAll(
            'input:not([type=radio],[type=checkbox],[type=range],[type=file]), textarea, select',
          ),
        ]
          .filter((input) => Number.parseFloat(getComputedStyle(input).fontSize) < 16)
          .map((input) => input.outerHTML.slice(0, 120)),
      );
      expect(small, `${some}: a phone zooms in on what is smaller than 16 px`).toEqual([]);
    }
  });

  it('tie label, help, error and required to the input', async () => {
    await open('text');
    const input = page.locator('#error input');
    expect(await input.getAttribute('aria-required')).toBe('true');
    expect(await input.getAttribute('aria-invalid')).toBe('true');
    const help = page.locator(`[id="${await input.getAttribute('aria-describedby')}"]`);
    expect(await help.textContent()).toMatch(/As in the register\..*Please fill this in\./s);
    expect(await page.locator('#error').getByLabel('Legal name').count()).toBe(1);
    await page.locator('#changed').getByRole('button', { name: 'Changed: Legal name' }).click();
    expect(await page.locator('#changed').textContent()).toContain('Before: Prairie Wells');
  });

  it('lets a keyboard fill a table: paste, duplicate, edit, delete, undo', async () => {
    await open('table');
    const table = page.locator('#empty');
    await table.getByRole('button', { name: 'Paste from a spreadsheet: People' }).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog
      .getByLabel('Copied rows')
      .fill(
        'Position\tName\tSince (year)\tShoe size\nOwner\tAsh\t2004\t9\nBoss\tBirch\tlong ago\t8\nworker\tCedar\t1500\t7',
      );
    await expect.poll(() => dialog.getByText('2 of 3 rows have faults.').count()).toBe(1);
    await expect.poll(() => dialog.getByText('“Boss” is not understood').count()).toBe(1);
    await expect.poll(() => dialog.getByText('Please enter 1900 or more.').count()).toBe(1);
    await expect.poll(() => dialog.getByLabel('Shoe size goes to').inputValue()).toBe('');
    await expectAccessible(page, 'the dialog of pasting');
    await dialog.getByRole('button', { name: 'Add the 1 without faults' }).focus();
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await expect
      .poll(() => table.locator('tbody tr').allTextContents())
      .toEqual([expect.stringContaining('AshOwner2004')]);

    await table.getByRole('button', { name: 'Duplicate: Ash' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByLabel('Name').fill('Elm');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await expect.poll(() => table.locator('tbody tr').count()).toBe(2);
    await table.getByRole('button', { name: 'Move up: Elm' }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => table.locator('tbody tr').first().textContent()).toContain('Elm');
    await table.getByRole('button', { name: 'Delete: Elm' }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => table.locator('tbody tr').count()).toBe(1);
    await page.keyboard.press('Enter');
    await expect.poll(() => table.locator('tbody tr').count()).toBe(2);
    await table.getByRole('button', { name: 'Copy table: People' }).click();
    await table.getByText('The table is copied').waitFor();
    await expect
      .poll(() => page.evaluate(() => navigator.clipboard.readText()))
      .toMatch(/^Name\tPosition.*\nElm\tOwner/);
  });

  it('sends files with progress, a preview, a way to cancel and one to try again', async () => {
    await open('files');
    const field = page.locator('#empty');
    const file = (name: string, type = 'image/png') => ({ name, mimeType: type, buffer: Buffer.from('x') });
    await field
      .locator('input[type=file]')
      .first()
      .setInputFiles([file('a.png'), file('lost.png'), file('b.exe')]);
    expect(
      await field.getByText('b.exe is not one of the kinds of files that go here: PDF, PNG, JPG.').count(),
    ).toBe(1);
    await field.getByRole('progressbar').first().waitFor();
    await field.getByText('This file was refused.').waitFor();
    await field.getByRole('button', { name: 'Try again: lost.png' }).click();
    await field.getByRole('button', { name: 'Cancel lost.png' }).click();
    await expect.poll(() => field.getByRole('progressbar').count()).toBe(0);
    await field.getByRole('button', { name: 'Enlarge a.png' }).click();
    await page.getByRole('dialog').getByRole('img', { name: 'a.png' }).waitFor();
    await page.keyboard.press('Escape');
    await field.getByRole('button', { name: 'Remove a.png' }).click();
    await expect.poll(() => field.getByRole('button', { name: 'Enlarge a.png' }).count()).toBe(0);
  });

  it('writes rich text as it looks, and only what its markup knows', async () => {
    await open('rich-text');
    const editor = page.locator('#empty [role="textbox"]');
    await editor.click();
    await page.keyboard.press('Control+b');
    await page.keyboard.type('Bold');
    await page.keyboard.press('Control+b');
    await page.keyboard.type(' plain');
    await expect.poll(() => editor.innerHTML()).toContain('<strong>Bold</strong> plain');
    await editor.evaluate((element) => {
      const data = new DataTransfer();
      data.setData(
        'text/html',
        '<h1>Head</h1><img src=x onerror=alert(1)><a href="javascript:alert(1)">link</a>',
      );
      element.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      );
    });
    await expect.poll(() => editor.innerHTML()).toContain('Head');
    expect(await editor.innerHTML()).not.toMatch(/<h1|<img|javascript:/);
    await page.locator('#empty').getByRole('button', { name: 'Link' }).click();
    await page.locator('#empty').getByLabel('Address of the link').fill('javascript:alert(1)');
    await page.keyboard.press('Enter');
    await expect
      .poll(() => page.locator('#empty').getByText('An address begins with https://').count())
      .toBe(1);
  });

  it('complained about nothing', () => expect((page as ReturnType<typeof watchPage>).complaints).toEqual([]));
});
