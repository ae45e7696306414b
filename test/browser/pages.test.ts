import { expect, test } from 'vitest';
import type { Client } from '../support/client.ts';
import { expectAccessibleEverywhere } from './support/accessible.ts';
import { type Audit, audit } from './support/secor.ts';
import { type World, world } from './support/world.ts';
import { worldOfFile } from './support/world-of-file.ts';

let at: World;
let parts: Audit;
let id: string;

worldOfFile(async () => {
  at = await world('own');
  parts = await audit(at, /^a round of corrections/);
  // As far as the feedback: everybody has something to see, the assessor something to do.
  id = await parts.live(7);
  return at;
});

/** Opens each address, waits for its words, and looks at it in both schemes and on a phone. */
async function look(who: Client, places: [address: string, words: string | RegExp][]): Promise<void> {
  const page = await at.open(who);
  for (const [address, words] of places) {
    await page.goto(address);
    await page.getByText(words).first().waitFor();
    await page.locator('[role=status][aria-label^="Loading"]').waitFor({ state: 'detached' });
    await expectAccessibleEverywhere(page, address);
  }
}

test('an assessor’s pages', async () => {
  await look(parts.assessor, [
    ['/', 'What waits for you'],
    ['/audits', 'Small employer dashboard'],
    [`/cases/${id}`, 'Return the corrected assessment'],
    [`/cases/${id}/forms/assessment/c`, /^C1 /],
    ['/invoices', /\(PDF\)/],
    ['/certificates', 'No certificate'],
  ]);
});

test('a reviewer’s and the staff’s pages', async () => {
  await look(parts.reviewer, [
    ['/', 'Waiting for the assessor'],
    [`/cases/${id}`, 'Mark as invalid'],
    [`/cases/${id}/forms/review/c`, /^C1 /],
    ['/training', 'Courses that people say'],
  ]);
  await look(parts.staff, [
    ['/', 'Waiting for the assessor'],
    ['/queue/secor/waiting-for-assessor', '1–1 of 1'],
    [`/cases/${id}`, 'Extend the return date'],
    ['/companies', parts.company.name],
    [`/companies/${parts.company.id}`, 'People who act for this company'],
    // Its audits, each by its number.
    [`/companies/${parts.company.id}`, /^20\d{7}$/],
  ]);
});

test('why a decision was taken, in words and with its values', async () => {
  const page = await at.open(parts.reviewer);
  await page.goto(`/cases/${id}`);
  await page.getByText(/^15 days after .*Mountain Time/).waitFor();
  await page.getByRole('link', { name: 'Decisions' }).click();
  await page.getByText('Eligibility for SECOR').first().click();
  await page.getByText('too many employees: does not apply').waitFor();
  await page
    .getByText(/Number of employees: 4, not more than 10/)
    .first()
    .waitFor();
});

test('a second registration is not offered: home says why, with a link to the open one', async () => {
  const other = await audit(at, /^a round of corrections/);
  const open = await other.live(1);
  const page = await at.open(other.assessor);
  await page.goto('/');
  await page.getByText(/already has an open SECOR registration/).waitFor();
  expect(await page.getByRole('button', { name: /^Request a new audit registration/ }).count()).toBe(0);
  await page.getByRole('link', { name: /^Open it: / }).click();
  await page.waitForURL(`**/cases/${open}`);
  await page.getByRole('heading', { name: 'New audit request' }).first().waitFor();
});

test('a correction round opens only what was asked for, and goes back', async () => {
  const page = await at.open(parts.assessor);
  await page.goto(`/cases/${id}`);
  await page.getByRole('link', { name: /^Fill in: Assessment/ }).click();
  await page.goto(`/cases/${id}/forms/assessment/c`);
  const asked = page.getByRole('group', { name: /^C1 / });
  await asked
    .getByLabel('Notes')
    .fill('Both hazards now have a control; the photos show the guard and the sign.');
  await asked.getByRole('checkbox', { name: /dealt with/ }).check();
  await page.getByText('All changes saved').waitFor();
  expect(
    await page.getByRole('group', { name: /^C2 / }).getByRole('radio', { disabled: false }).count(),
  ).toBe(0);
  await page.goto(`/cases/${id}`);
  await page.getByRole('button', { name: 'Return the corrected assessment' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Return the corrected assessment' }).click();
  await page.getByRole('heading', { name: 'Second look' }).waitFor();
});
