import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { fakeMail } from '../support/fakes.ts';
import {
  openPermit,
  type PermitPeople,
  permitPeople,
  sendEvent,
  submittedPermit,
} from '../support/permit-case.ts';
import { permitWithLink } from '../support/permit-link.ts';
import type { PatchedPrograms } from '../support/programs-with.ts';
import { expectAccessibleEverywhere } from './support/accessible.ts';
import { type World, world } from './support/world.ts';
import { worldOfFile } from './support/world-of-file.ts';

let at: World;
let people: PermitPeople;
let programs: PatchedPrograms;
const mail = fakeMail();

worldOfFile(
  async () => {
    programs = await permitWithLink();
    at = await world('toy', { programs: programs.root, mail });
    people = await permitPeople(at.server);
    return at;
  },
  () => programs.remove(),
);

const phone = { width: 360, height: 740 };
const area = 'Area in square metres';

test('on a phone: begun, left, gone on with, refused with a way to each field, sent', async () => {
  const page = await at.open(people.gardener, phone);
  await page.goto('/');
  await page.getByText('Rose Hill').first().waitFor();
  await expectAccessibleEverywhere(page, 'home without a case');
  await page.getByRole('button', { name: 'Ask for a permit: Rose Hill' }).press('Enter');

  await page.getByLabel(area).waitFor();
  await page.getByText(/^Step 1 of 2/).waitFor();
  await page.getByText(/^Still missing: /).waitFor();
  await page.keyboard.press('Tab');
  await page.getByLabel(area).focus();
  await page.keyboard.type('300');
  await page.getByText('All changes saved').waitFor();
  await expectAccessibleEverywhere(page, 'a step with what is missing');
  await page.getByRole('link', { name: 'Save and exit' }).press('Enter');

  // Home says that it waits, and leads to the next step.
  await page.goto('/');
  await page.getByRole('heading', { name: 'Your turn: Draft' }).waitFor();
  await expectAccessibleEverywhere(page, 'home with a case that waits');
  await page.getByRole('link', { name: 'Go on: Confirm' }).press('Enter');
  page.allow(422);
  await page.getByRole('button', { name: 'Submit' }).press('Enter');
  const summary = page.getByRole('alert').first();
  await summary.waitFor();
  await expect.poll(() => summary.evaluate((box) => box.contains(document.activeElement))).toBe(true);
  await summary.getByRole('link').first().press('Enter');
  const box = page.getByRole('checkbox', { name: 'What I wrote is true' });
  await expect.poll(() => box.evaluate((input) => input === document.activeElement)).toBe(true);
  await page.keyboard.press('Space');
  await page.getByText('Nothing is missing any more').waitFor();
  await page.getByRole('button', { name: 'Submit' }).press('Enter');
  await page.getByRole('heading', { name: 'Being decided' }).waitFor();
  await page.goto('/');
  await page.getByText(/waiting for Clerk/).waitFor();
});

test('typed without a connection, the browser closed: the text is back and saved', async () => {
  const id = await openPermit(people);
  const before = await at.open(people.gardener);
  before.allow(0);
  const browser = before.context();
  const step = `/cases/${id}/forms/application/garden`;
  await before.goto(step);
  await before.getByLabel(area).waitFor();
  await browser.setOffline(true);
  await before.getByLabel(area).fill('123');
  await before.getByText('No connection').waitFor();
  // As a phone ends it: nothing of the page runs any more, nor can it send what it has once it is let go of.
  const gone = before.waitForEvent('crash');
  const devtools = await browser.newCDPSession(before);
  void devtools.send('Page.crash').catch(() => undefined);
  await gone;
  await before.close();
  await browser.setOffline(false);
  const page = await browser.newPage();
  await page.goto(step);
  await page.getByText(/had not reached the server/).waitFor();
  await page.getByText('All changes saved').waitFor();
  const kept = await people.gardener.get<{ data: { area: number } }>(
    `/api/v1/cases/${id}/forms/application/steps/garden`,
  );
  expect(kept.body.data.area).toBe(123);
});

test('a step opened without a connection says what it waits for, and comes once there is one', async () => {
  const id = await openPermit(people);
  const page = await at.open(people.gardener);
  page.allow(0);
  await page.goto(`/cases/${id}/forms/application/garden`);
  await page.getByLabel(area).waitFor();
  await page.getByText(/^Still missing/).waitFor();
  await page.context().setOffline(true);
  await page.getByRole('button', { name: 'Next', exact: true }).click();
  await page.getByText('No connection. This goes on by itself').waitFor();
  await page.context().setOffline(false);
  await page.getByRole('checkbox').waitFor();
  expect(await page.getByText('No connection').count()).toBe(0);
});

test('what was typed a moment before going back or loading anew is kept', async () => {
  const id = await openPermit(people);
  const page = await at.open(people.gardener);
  const stored = async () => {
    const { body } = await people.gardener.get<{ data: { area?: number } }>(
      `/api/v1/cases/${id}/forms/application/steps/garden`,
    );
    return body.data.area;
  };
  const step = `/cases/${id}/forms/application/garden`;
  await page.goto(`/cases/${id}`);
  await page.locator(`a[href="${step}"]`).first().click();
  await page.getByLabel(area).fill('777');
  await page.goBack();
  await expect.poll(stored).toBe(777);

  await page.goto(step);
  await page.getByLabel(area).waitFor();
  // The browser asks whether to leave what is not saved.
  page.once('dialog', (dialog) => dialog.accept());
  await page.getByLabel(area).fill('888');
  await page.reload();
  await page.getByText('All changes saved').waitFor();
  expect(await page.getByLabel(area).inputValue()).toBe('888');
  await expect.poll(stored).toBe(888);
});

test('nothing is called saved while it is written or just chosen', async () => {
  const id = await openPermit(people);
  const page = await at.open(people.gardener);
  await page.goto(`/cases/${id}/forms/application/garden`);
  const status = page.getByRole('status').filter({ hasText: /saved|Saving/ });
  const pond = page.getByRole('checkbox', { name: 'There is a pond' });
  await page.getByText('All changes saved').waitFor();
  for (const change of [() => page.getByLabel(area).fill('123'), () => pond.click()]) {
    await change();
    expect(await status.textContent()).not.toContain('All changes saved');
    await page.getByText('All changes saved').waitFor();
  }
  // What comes to the same is nothing to save.
  const [label, value] = [page.getByLabel(area), await page.getByLabel(area).inputValue()];
  await label.fill('9');
  await label.fill(value);
  await page.getByText('All changes saved').waitFor();
});

test('a round of corrections: the request, its day, what is asked for, and what changed', async () => {
  const id = await submittedPermit(people);
  const asked = await sendEvent(people.clerk, id, 'ASK', { data: { reason: 'Please measure again.' } });
  expect(asked.status, asked.text).toBe(200);
  const page = await at.open(people.gardener, phone);
  await page.goto('/');
  await page.getByRole('heading', { name: 'Your turn: Correction wanted' }).first().waitFor();
  await page.goto(`/cases/${id}/forms/application/garden`);
  await page.getByRole('heading', { name: 'Corrections were asked for' }).waitFor();
  await page.getByText('Please measure again.').waitFor();
  await page.getByText(/days left/).waitFor();
  await expectAccessibleEverywhere(page, 'a step in a round of corrections');
  await page.getByRole('link', { name: new RegExp(`${area}.*may be changed`) }).press('Enter');
  await expect
    .poll(() => page.getByLabel(area).evaluate((input) => input === document.activeElement))
    .toBe(true);
  await page.getByLabel(area).fill('250');
  await page.getByText('All changes saved').waitFor();
  expect(await page.getByRole('checkbox', { name: 'There is a pond', disabled: false }).count()).toBe(0);
});

test('what was asked stands on the home page and with the case, and leads to what is to be mended until it is', async () => {
  const id = await submittedPermit(people);
  const reason = 'Please measure the north side.';
  expect((await sendEvent(people.clerk, id, 'ASK', { data: { reason } })).status).toBe(200);
  const page = await at.open(people.gardener, phone);
  await page.goto('/');
  await page.getByText(reason).waitFor();
  await expectAccessibleEverywhere(page, 'a request on the home page');
  await page.goto(`/cases/${id}`);
  const now = page.getByRole('region', { name: 'Correction wanted' });
  await now.getByText(reason).waitFor();
  await now.getByText(/\(Clerk\) wrote, /).waitFor();
  // Sending it back as it came is possible, and not what stands out.
  await now.getByRole('button', { name: 'Return', exact: true }).waitFor();
  await now.getByRole('link', { name: 'Make the changes' }).click();
  await expect
    .poll(() => page.getByLabel(area).evaluate((input) => input === document.activeElement))
    .toBe(true);
  await page.getByLabel(area).fill('251');
  await page.getByText('All changes saved').waitFor();
  await page.goto(`/cases/${id}`);
  await now.getByRole('button', { name: 'Return', exact: true }).click();
  // What came of it is said, and whom it waits for.
  const done = page.getByRole('status').filter({ hasText: 'Done: Return' });
  await done.getByText('Waiting for Clerk.').waitFor();
  await expectAccessibleEverywhere(page, 'what came of an event');
});

/** What of a signed link's text the browser keeps. */
const keptBy = (page: Page) =>
  page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('sign')));

test('who has no account reads and signs by the link that was mailed', async () => {
  const id = await openPermit(people);
  expect((await sendEvent(people.gardener, id, 'ASK_CONSENT')).status).toBe(200);
  await expect.poll(() => mail.sent.some((one) => one.subject === 'Your neighbour asks')).toBe(true);
  const { html } = mail.to('contact@example.org');
  const link = /href="[^"]*(\/sign#[\w-]+)"/.exec(html)?.[1] ?? '';
  const page = await at.open(null, phone);
  // Nobody is signed in, and the link is tried once more after it was used.
  page.allow(401, 410, 404);
  await page.goto(link);
  await page.getByRole('heading', { name: 'Read and sign' }).waitFor();
  expect(await page.getByRole('navigation').count()).toBe(0);
  await expectAccessibleEverywhere(page, 'the page of a signed link');
  await page.getByRole('button', { name: 'Consent' }).click();
  await page.getByRole('alert').first().waitFor();
  await page.getByRole('checkbox', { name: 'What I wrote is true' }).check();
  // What is filled in waits in the browser until it is sent, and no longer.
  await page.reload();
  await page.getByText('What you wrote here before is still in the form.', { exact: false }).waitFor();
  expect(await page.getByRole('checkbox', { name: 'What I wrote is true' }).isChecked()).toBe(true);
  // So does the reason for what would be done in place of signing.
  await page.getByText('Refuse', { exact: true }).first().click();
  await page.getByLabel('Reason').fill('It shades my house.');
  await page.reload();
  await page.getByText('What you wrote here before is still there.', { exact: false }).waitFor();
  expect(await page.getByLabel('Reason').inputValue()).toBe('It shades my house.');
  // The same link on another device, with text of its own.
  const elsewhere = await at.open(null);
  elsewhere.allow(401, 410);
  await elsewhere.goto(link);
  await elsewhere.getByRole('checkbox', { name: 'What I wrote is true' }).check();
  await expect.poll(() => keptBy(elsewhere)).toHaveLength(1);
  await page.getByRole('button', { name: 'Consent' }).click();
  await page.getByRole('heading', { name: 'Thank you. That is done.' }).waitFor();
  expect(await keptBy(page)).toEqual([]);
  await elsewhere.reload();
  await elsewhere.getByRole('heading', { name: 'This link has been used' }).waitFor();
  await expect.poll(() => keptBy(elsewhere)).toEqual([]);
  await page.reload();
  await page.getByRole('heading', { name: 'This link has been used' }).waitFor();
  await expectAccessibleEverywhere(page, 'a link that was used');
  const other = await at.open(null);
  other.allow(401, 404);
  await other.goto('/sign#wrong');
  await other.getByRole('heading', { name: 'This link is not known' }).waitFor();
});
