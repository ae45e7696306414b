import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { projectRoot } from '../../server/project-root.ts';
import { type PermitPeople, permitPeople, sendEvent, submittedPermit } from '../support/permit-case.ts';
import { expectAccessible, expectAccessibleEverywhere } from './support/accessible.ts';
import { type World, world } from './support/world.ts';
import { worldOfFile } from './support/world-of-file.ts';

let at: World;
let people: PermitPeople;

worldOfFile(async () => {
  at = await world('toy');
  people = await permitPeople(at.server);
  return at;
});

test('two people write to each other on a case and see it at once; notes of the desk stay there', async () => {
  const id = await submittedPermit(people);
  const clerk = await at.open(people.clerk);
  const gardener = await at.open(people.gardener);
  await clerk.goto(`/cases/${id}/messages`);
  await gardener.goto(`/cases/${id}`);
  await gardener.getByRole('heading', { name: 'Being decided' }).waitFor();

  await clerk.getByLabel('Your message').fill('How far is the well?');
  await clerk.getByRole('button', { name: 'Send' }).click();
  await clerk.getByRole('listitem').filter({ hasText: 'How far is the well?' }).waitFor();
  await expect.poll(() => clerk.getByLabel('Your message').inputValue()).toBe('');

  const nav = gardener.getByRole('navigation', { name: 'Parts of this audit' });
  await nav.getByRole('link', { name: /Messages.*1 unread/ }).waitFor();
  await gardener.goto('/');
  await gardener.getByRole('link', { name: 'Unread messages: 1' }).click();
  await gardener.getByText('How far is the well?').waitFor();
  await nav.getByRole('link', { name: 'Messages', exact: true }).waitFor();

  // What is typed stays where it was typed, also over a look at another part.
  await gardener.getByLabel('Your message').fill('Ten metres.');
  await nav.getByRole('link', { name: 'Timeline' }).click();
  await gardener.getByRole('heading', { name: 'Timeline' }).waitFor();
  await nav.getByRole('link', { name: 'Messages' }).click();
  await gardener.getByRole('button', { name: 'Send' }).click();
  await clerk.getByText('Ten metres.').waitFor();
  await expectAccessibleEverywhere(clerk, 'messages');

  await clerk.getByRole('button', { name: /Notes of the desk/ }).click();
  await clerk.getByLabel('Your note').fill('I know this well.');
  await clerk.getByRole('button', { name: 'Send' }).click();
  await clerk.getByRole('listitem').filter({ hasText: 'I know this well.' }).waitFor();
  await gardener.reload();
  await gardener.getByText('Ten metres.').waitFor();
  expect(await gardener.getByText(/Notes of the desk|I know this well/).count()).toBe(0);
});

test('the timeline, due dates, decisions, proof and picture of a case can be read years later', async () => {
  const id = await submittedPermit(people);
  await sendEvent(people.clerk, id, 'ASK', { data: { reason: 'Which beds?' } });
  const page = await at.open(people.clerk);
  await page.goto(`/cases/${id}`);
  await page.getByRole('heading', { name: 'Correction wanted' }).waitFor();
  await page.getByText('Waiting for Gardener.').waitFor();
  await page
    .getByText(/^15 days after .* \(Ask for a correction\) = .*, end of day, Mountain Time\./)
    .waitFor();
  await page.getByText('Which beds?').waitFor();
  await page.getByText(/^For others to do/).click();
  await page.getByText('For: Gardener').waitFor();
  await expectAccessibleEverywhere(page, 'the overview');

  // The parts are reached by keys, too.
  await page.keyboard.press('g');
  await page.keyboard.press('t');
  await page.waitForURL(`**/cases/${id}/timeline`);
  await page.getByText('By mail: Correction wanted').waitFor();
  await expectAccessible(page, 'the timeline');
  await page.getByLabel('Show').selectOption('letters');
  expect(await page.getByText('The audit was opened').count()).toBe(0);
  await page.getByLabel('Show').selectOption('all');
  await page.getByRole('link', { name: 'Rules checked: Size of the garden' }).click();

  await page.getByText('Nothing stood against it.').first().click();
  await page.getByText('The garden is too large: does not apply').waitFor();
  await page.getByRole('button', { name: 'Verify now' }).click();
  await page.getByText(/everything is as it was written/).waitFor();
  await expectAccessible(page, 'decisions');
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download the receipt' }).click();
  const folder = await mkdtemp(join(tmpdir(), 'attest-receipt-'));
  const file = join(folder, 'receipt.json');
  await (await download).saveAs(file);
  const verify = [join(projectRoot, 'server/cli.ts'), 'verify', file];
  const { stdout } = await promisify(execFile)('node', ['--import', 'tsx', ...verify], { cwd: projectRoot });
  expect(stdout).toContain('is proved: nothing differs');
  await rm(folder, { recursive: true });

  await page.goto(`/cases/${id}/workflow`);
  const picture = page.getByRole('group', {
    name: /Workflow with 6 stages; the audit is now in “Correction wanted”/,
  });
  await picture.getByRole('button', { name: /Correction wanted.*3 · now/ }).waitFor();
  await picture.getByRole('button', { name: /Being decided/ }).click();
  await page.getByText(/after “Submit”, Gabi Gardener/).waitFor();
  await expectAccessibleEverywhere(page, 'the workflow');
  await page.getByRole('button', { name: 'List' }).click();
  await page.getByText('not reached').first().waitFor();
  await page.goto(`/cases/${id}/papers`);
  await page.getByRole('heading', { name: 'Files' }).waitFor();
  await expectAccessible(page, 'letters and files');
});

test('a French reader finds no English word of the platform on the page of a case', async () => {
  const id = await submittedPermit(people);
  const reader = await at.server.signedIn({
    name: 'Francine',
    language: 'fr',
    grants: [{ program: 'permit', role: 'clerk' }],
  });
  const page = await at.open(reader, { language: 'fr' });
  for (const part of ['', '/messages', '/timeline', '/decisions', '/papers', '/workflow']) {
    await page.goto(`/cases/${id}${part}`);
    await page.getByRole('navigation', { name: 'Parties de cet audit' }).waitFor();
    await page.locator('main [role=status]').first().waitFor({ state: 'detached' });
    expect(await page.locator('main').innerText()).not.toMatch(
      /\b(the|since|waiting|unread|nobody|done|rules|letters)\b/i,
    );
  }
});

test('when the session ends under a dialog, what is written in it stays', async () => {
  const id = await submittedPermit(people);
  const page = await at.open(people.clerk);
  page.allow(401);
  await page.goto(`/cases/${id}`);
  await page.getByRole('button', { name: 'Ask for a correction' }).click();
  const reason = page.getByRole('dialog').getByLabel('Reason');
  await reason.fill('Please measure the pond again.');
  await page.context().clearCookies();
  await page.getByRole('dialog').getByRole('button', { name: 'Ask for a correction' }).click();
  await page.getByRole('dialog', { name: /session/i }).waitFor();
  expect(await page.getByLabel('Reason').inputValue()).toBe('Please measure the pond again.');
});

test('when the way to sign in again does not load, the page stays, and says so', async () => {
  const id = await submittedPermit(people);
  const page = await at.open(people.clerk);
  page.allow(401, 404);
  await page.route('**/assets/sign-in-again-*.js', (route) => route.fulfill({ status: 404 }));
  await page.goto(`/cases/${id}`);
  await page.getByRole('button', { name: 'Ask for a correction' }).click();
  await page.getByRole('dialog').getByLabel('Reason').fill('Please measure the pond again.');
  await page.context().clearCookies();
  await page.getByRole('dialog').getByRole('button', { name: 'Ask for a correction' }).click();
  await page.getByText('This page could not be shown').waitFor();
  expect(await page.getByLabel('Reason').inputValue()).toBe('Please measure the pond again.');
  const logged = page.complaints.splice(0);
  expect(logged.filter((line) => !line.includes('dynamically imported module'))).toEqual([]);
});
