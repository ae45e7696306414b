import { expect, test } from 'vitest';
import { openPermit, type PermitPeople, permitPeople } from '../support/permit-case.ts';
import { expectAccessible } from './support/accessible.ts';
import { type World, world } from './support/world.ts';
import { worldOfFile } from './support/world-of-file.ts';

let at: World;
let people: PermitPeople;

worldOfFile(async () => {
  at = await world('toy');
  people = await permitPeople(at.server);
  return at;
});

test('a part of the program that is no longer there is said, and the page loads again', async () => {
  const id = await openPermit(people);
  const page = await at.open(people.gardener);
  await page.goto('/');
  await page.getByRole('heading').first().waitFor();
  // As after an update: what the open page would load next has another name now.
  let isUpdated = true;
  await page.route('**/assets/step-page-*.js', (route) =>
    isUpdated ? route.fulfill({ status: 404 }) : route.continue(),
  );
  page.allow(404);
  await page.goto(`/cases/${id}`);
  await page
    .getByRole('link', { name: /^(Begin|Continue|Fill in)/ })
    .first()
    .click();
  await page.getByRole('heading', { name: 'This page could not be shown' }).waitFor();
  await page
    .getByRole('alert')
    .getByText(/updated while the page was open/)
    .waitFor();
  await expectAccessible(page, 'a page that failed');
  // The frame is whole: from here one gets elsewhere, and back.
  await page.getByRole('link', { name: 'Home' }).click();
  await page.getByText('This page could not be shown').waitFor({ state: 'detached' });
  await page.goBack();
  isUpdated = false;
  await page.reload();
  await page.getByLabel('Area in square metres').waitFor();
  // The browser's log says what failed, and nothing else did.
  const logged = page.complaints.splice(0);
  expect(logged.length).toBeGreaterThan(0);
  expect(logged.filter((line) => !line.includes('dynamically imported module'))).toEqual([]);
});
