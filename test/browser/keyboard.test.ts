import { expect, test } from 'vitest';
import { addDays, todayIn } from '../../engine/index.ts';
import { samplePdf } from '../support/sample-files.ts';
import { keyboardOf } from './support/keyboard.ts';
import { type Audit, audit } from './support/secor.ts';
import { type World, world } from './support/world.ts';
import { worldOfFile } from './support/world-of-file.ts';

let at: World;
let parts: Audit;

worldOfFile(async () => {
  at = await world('own');
  parts = await audit(at, /^certified, with/);
  return at;
});

test('a whole registration by keyboard alone', async () => {
  const page = await at.open(parts.assessor);
  const keys = keyboardOf(page);
  const zone = parts.release.definition.timeZone;
  const startDate = addDays(todayIn(zone, at.clock.now().toISOString()), 12);
  const saved = () => page.getByText('All changes saved').waitFor();
  /** Enter on the button that leads on; the next step has the focus. */
  const next = async (title: string) => {
    await saved();
    await keys.to('Next');
    await keys.isFree();
    await keys.press('Enter');
    await page.getByRole('heading', { name: title, exact: true }).first().waitFor();
    await saved();
  };

  const row = page.getByRole('dialog');
  const holdsFocus = () => row.evaluate((dialog) => dialog.contains(document.activeElement));
  /** A dialog has come and has taken the focus. */
  const opened = () => expect.poll(holdsFocus).toBe(true);
  /** It has gone, and the focus is back where it was opened from. */
  const closed = async (at: RegExp) => {
    await row.waitFor({ state: 'detached' });
    await expect.poll(async () => (await keys.focused()).name).toMatch(at);
  };

  await page.goto('/');
  await page.getByRole('button', { name: /^Request a new audit registration/ }).waitFor();
  // The first stop leads past the menu.
  expect((await keys.to(/./)).name).toMatch(/skip|content/i);
  await keys.to(/^Request a new audit registration/);
  await keys.isFree();
  await keys.press('Enter');

  await page.getByRole('heading', { name: 'Audit details', exact: true }).first().waitFor();
  await keys.to(/^Certification:/);
  await keys.press('ArrowDown', 'ArrowUp');
  await expect.poll(() => page.getByRole('radio', { name: /^Certification/ }).isChecked()).toBe(true);
  await keys.to('Alberta');
  await keys.press('Space');
  await keys.isFree();
  await keys.to(/^Number of employees/);
  // Too large a company is told at once, with the way to the program for it.
  await keys.type('12');
  await page.getByRole('link', { name: /^Go to COR/ }).waitFor();
  await keys.to(/^Go to COR/);
  await keys.to(/^Number of employees/, 'Shift+Tab');
  await keys.press('Control+a');
  await keys.type('2');
  await keys.to(/^Expected start date/);
  const [year = '', month = '', day = ''] = startDate.split('-');
  await keys.type(`${month}${day}${year}`);
  await expect.poll(() => page.getByLabel('Expected start date').inputValue()).toBe(startDate);
  await next('Company profile');

  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    (async () => {
      await keys.to(/choose a file/i);
      await keys.isFree();
      await keys.press('Enter');
    })(),
  ]);
  await chooser.setFiles({ name: 'chart.pdf', mimeType: 'application/pdf', buffer: samplePdf });
  await page.getByRole('link', { name: 'chart.pdf' }).waitFor();
  await keys.to(/^Company profile/);
  await keys.type('We service wells in Alberta with one person, all year round.');
  await next('Legal companies');

  await next('Worksites');
  await keys.to(/^Add a row/);
  await keys.press('Enter');
  await row.waitFor();
  await expect.poll(async () => (await keys.focused()).name).toMatch(/^Worksite \*/);
  await keys.press('ArrowDown');
  await keys.to(/^Tasks/);
  await keys.type('Office work and dispatch');
  await keys.to(/^City/);
  await keys.type('Calgary');
  await keys.to(/^Province/);
  await keys.type('Alb');
  await keys.to('Done');
  await keys.press('Enter');
  await closed(/^Add a row/);
  // What it lacks is said in its column; once it is there, what the numbers say of each other.
  const column = page.getByRole('columnheader', { name: /employees/i });
  const place = await column.evaluate((header) => (header as HTMLTableCellElement).cellIndex);
  const lacking = page.getByRole('cell').nth(place);
  await expect.poll(() => lacking.textContent()).toMatch(/Enter|fill/);
  await keys.to(/^Edit: /, 'Shift+Tab');
  await keys.press('Enter');
  await opened();
  await keys.to(/employees/i);
  await keys.type('1');
  await keys.press('Escape');
  await closed(/^Edit: /);
  await page.getByText('Employees at all worksites: 1; in the audit details (step 1): 2.').waitFor();

  // The row is opened again, mended, and one too many is taken away.
  await keys.press('Enter');
  await opened();
  await keys.to(/employees/i);
  await keys.press('Control+a');
  await keys.type('2');
  await keys.press('Escape');
  await closed(/^Edit: /);
  await page.getByText('Employees at all worksites').waitFor({ state: 'detached' });
  await keys.to(/^Duplicate: /);
  await keys.press('Enter');
  await opened();
  await keys.press('Escape');
  await closed(/^Duplicate: /);
  await keys.to(/^Delete: /);
  await keys.press('Enter');
  await expect.poll(async () => (await keys.focused()).name).toMatch(/undo/i);
  await next('Employee roster');

  await keys.to(/^Add a row/);
  await keys.press('Enter');
  await row.waitFor();
  await expect.poll(async () => (await keys.focused()).name).toMatch(/^Name \*/);
  await keys.type('Robin Ash');
  await keys.to(/^Primary position/);
  await keys.type('Own');
  await keys.to(/since/);
  await keys.type('2015');
  await keys.to(/^Employment status/);
  await keys.type('Full');
  await keys.to('Done');
  await keys.press('Enter');
  await closed(/^Add a row/);
  await page.getByText('Employees on the roster so far: 1; in the audit details (step 1): 2.').waitFor();
  await next('Confirmation of eligibility');

  await keys.to(/^I have read these statements/);
  await keys.press('Space');
  await saved();
  await keys.to('Submit your audit registration');
  await keys.press('Enter');
  await page.getByRole('heading', { name: 'Thank you' }).first().waitFor();
  await keys.to(/^Return to the/);
  await keys.press('Enter');
  await page
    .getByRole('link', { name: /^\d{9}/ })
    .first()
    .waitFor();
}, 120_000);
