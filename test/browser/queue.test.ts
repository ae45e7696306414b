import { expect, test } from 'vitest';
import { type PermitPeople, permitPeople, sendEvent, submittedPermit } from '../support/permit-case.ts';
import { expectAccessible, expectAccessibleEverywhere } from './support/accessible.ts';
import type { WatchedPage } from './support/watched-page.ts';
import { type World, world } from './support/world.ts';
import { worldOfFile } from './support/world-of-file.ts';

let at: World;
let people: PermitPeople;

worldOfFile(async () => {
  at = await world('toy');
  people = await permitPeople(at.server);
  // Eight that wait for a decision, all given to nobody.
  for (let index = 0; index < 8; index += 1) await submittedPermit(people);
  return at;
});

/** Presses keys one after another, as somebody does who looks at what each one does. */
async function press(page: WatchedPage, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

test('a clerk clears a queue by keyboard alone', async () => {
  const page = await at.open(people.clerk);
  await page.goto('/');
  await page.getByRole('heading', { name: 'Workbench' }).waitFor();
  await page.getByText(/Nothing in: .*Given to you/).waitFor();
  await expectAccessibleEverywhere(page, 'the landing page');

  // From the landing page into the bucket.
  await page.getByRole('link', { name: 'Given to nobody: 8 cases' }).focus();
  await press(page, 'Enter');
  await page.getByRole('heading', { name: 'To decide' }).waitFor();
  const rows = page.getByRole('table').getByRole('link');
  await rows.first().waitFor();
  await expect.poll(() => rows.count()).toBe(8);
  await page.getByText('1–8 of 8').waitFor();
  await expectAccessibleEverywhere(page, 'the queue');

  // The list of keys; what is typed into a field is text.
  await press(page, '?');
  const keys = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await keys.getByText('Select the row').waitFor();
  await expectAccessible(page, 'the list of keys');
  await press(page, 'Escape');
  await keys.waitFor({ state: 'hidden' });
  await press(page, '/');
  await page.keyboard.type('jjx');
  await page.getByText('No case matches.', { exact: false }).waitFor();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await rows.nth(7).waitFor();
  await press(page, 'Escape');

  // Three rows are taken: two by their key, one after a step back and forth.
  await press(page, 'j', 'x', 'j', 'x', 'j', 'k', 'j', 'x');
  const bar = page.getByRole('region', { name: 'Actions for what is selected' });
  await bar.getByText('3 selected').waitFor();
  await expectAccessible(page, 'the actions for what is selected');
  const second = await rows.nth(1).getAttribute('href');
  await press(page, 'b', 'Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Assign 3 cases').waitFor();
  await page.getByRole('combobox', { name: /Give to/ }).focus();
  await press(page, 'ArrowDown');
  await page.getByRole('option', { name: 'Clara Clerk' }).waitFor();
  await page.keyboard.type('Clara');
  await press(page, 'Enter');
  // Meanwhile a colleague gives one of them back: that one is refused, and said so.
  const taken = await people.clerk.put(`/api/v1${second}/assignee`, { assignee: null });
  expect(taken.status).toBe(200);
  page.allow(412);
  await dialog.getByRole('button', { name: 'Do it for 3' }).focus();
  await press(page, 'Enter');
  await dialog.getByText('Done: 2 · Refused: 1').waitFor();
  await dialog.getByText('Refused: It has changed since you saw it. Look at it again.').waitFor();
  await expectAccessible(page, 'what became of each');
  await dialog.getByRole('button', { name: 'Close' }).focus();
  await press(page, 'Enter');
  await page.getByText('1–6 of 6').waitFor();

  // Home, into what is mine now, and through it case by case.
  await press(page, 'g', 'h');
  await page.getByRole('link', { name: 'Given to you: 2 cases' }).focus();
  await press(page, 'Enter');
  await page.getByText('1–2 of 2').waitFor();
  await press(page, 'j', 'Enter');
  await page.getByRole('navigation', { name: 'Queue' }).getByText('1 of 2').waitFor();
  await expectAccessible(page, 'a case of the queue');
  await page.getByRole('button', { name: 'Approve' }).focus();
  await press(page, 'Enter');
  await page.getByText('To be paid').first().waitFor();
  // What was decided keeps its place until the queue is asked again.
  await press(page, 'n');
  await page.getByRole('navigation', { name: 'Queue' }).getByText('2 of 2').waitFor();
  await page.getByRole('button', { name: 'Approve' }).focus();
  await press(page, 'Enter');
  await page.getByText('To be paid').first().waitFor();
  await press(page, 'p');
  await page.getByRole('navigation', { name: 'Queue' }).getByText('1 of 2').waitFor();
  await press(page, 'u');
  await page.getByText('No case matches.', { exact: false }).waitFor();
});

test('a view is filtered, kept, shared by its address, and opens first', async () => {
  const mine = await submittedPermit(people);
  await people.clerk.put(`/api/v1/cases/${mine}/assignee`, { assignee: people.clerk.user.id });
  const page = await at.open(people.clerk);
  await page.goto('/queue/permit/office');
  await page.getByText(/^1–\d of \d$/).waitFor();
  await page.keyboard.press('f');
  await page.getByRole('combobox', { name: 'Clerk' }).click();
  await page.getByRole('option', { name: 'Me', exact: true }).click();
  await page.getByText('Clerk: Me').waitFor();
  await page.getByRole('combobox', { name: 'Status' }).click();
  await page.getByRole('option', { name: 'Being decided' }).click();
  await page.getByText('1–1 of 1').waitFor();
  await page.getByRole('button', { name: 'Owner' }).click();
  await page.waitForURL(/sort=company/);
  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Area' }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('columnheader', { name: 'Area' }).waitFor({ state: 'detached' });
  await expectAccessibleEverywhere(page, 'the queue with filters');

  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('menuitem', { name: 'Save this view…' }).click();
  await page.getByLabel('Name of the view').fill('Mine to decide');
  await page.getByLabel('Open the list with this view').check();
  await expectAccessible(page, 'saving a view');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('button', { name: 'Views: Mine to decide' }).waitFor();

  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Export CSV' }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('permit-office.csv');

  // The address alone shows the same to a colleague, who has no such view.
  const colleague = await at.open(
    await at.server.signedIn({ name: 'Cleo', grants: [{ program: 'permit', role: 'clerk' }] }),
  );
  await colleague.goto(new URL(page.url()).pathname + new URL(page.url()).search);
  await colleague.getByText('Clerk: Me').waitFor();
  await colleague.getByText('No case matches.', { exact: false }).waitFor();

  // Back takes the last filter away; the list itself opens with the view.
  await page.goBack();
  await page.goto('/queue/permit/office');
  await page.getByText('1–1 of 1').waitFor();
  await page.getByRole('button', { name: 'Clear all' }).click();
  await page.getByText(/^1–[2-9] of [2-9]$/).waitFor();
  await page.reload();
  await page.getByText(/^1–[2-9] of [2-9]$/).waitFor();
});

test('an event that asks for something is filled in once for many, on a phone in French', async () => {
  const clerk = await at.server.signedIn({
    name: 'Claude',
    language: 'fr',
    grants: [{ program: 'permit', role: 'clerk' }],
  });
  const page = await at.open(clerk, { width: 360, height: 740, language: 'fr', scheme: 'dark' });
  await page.goto('/queue/permit/office?filter=state:decide&filter=clerk:@nobody');
  await page.getByText(/^1–\d sur \d$/).waitFor();
  const boxes = page.getByRole('checkbox', { name: /^Sélectionner/ });
  await boxes.nth(1).check();
  await boxes.nth(2).check();
  await page.getByRole('button', { name: 'Demander une correction' }).click();
  const dialog = page.getByRole('dialog');
  // Nothing is sent while what is asked for is missing.
  await dialog.getByRole('button', { name: 'Le faire pour 2' }).click();
  await dialog.getByRole('button', { name: 'Le faire pour 2' }).waitFor();
  await dialog.getByLabel(/Raison|Motif/).fill('Mesurez de nouveau.');
  await expectAccessible(page, 'an event for many, on a phone');
  await dialog.getByRole('button', { name: 'Le faire pour 2' }).click();
  await dialog.getByText('Faits : 2 · Refusés : 0').waitFor();
  const { items } = (
    await people.clerk.get<{ items: { id: string }[] }>(
      '/api/v1/cases?program=permit&list=office&filter=state:correction',
    )
  ).body;
  expect(items).toHaveLength(2);
  // Nobody's desk is worked from another one.
  expect((await sendEvent(people.stranger, items[0]!.id, 'RETURN')).status).toBe(404);
});
