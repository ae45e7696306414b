import { expect, test } from 'vitest';
import {
  openPermit,
  type PermitPeople,
  permitPeople,
  saveStep,
  submittedPermit,
} from '../support/permit-case.ts';
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

test('a permit is asked for, corrected, approved, paid and granted', async () => {
  const gardener = await at.open(people.gardener);
  await gardener.goto('/');
  await gardener.getByRole('button', { name: 'Ask for a permit: Rose Hill' }).click();

  await gardener.getByRole('heading', { name: 'Garden' }).first().waitFor();
  await gardener.getByText('Rose Hill', { exact: true }).last().waitFor();
  await gardener.getByLabel('Area in square metres').fill('300');
  expect(await gardener.getByLabel(/Depth of the pond/).count()).toBe(0);
  await gardener.getByRole('checkbox', { name: 'There is a pond' }).check();
  await gardener.getByLabel(/Depth of the pond/).fill('1.5');
  await gardener.getByText('All changes saved').waitFor();
  await expectAccessible(gardener, 'a step');
  await gardener.getByRole('button', { name: 'Next' }).click();

  // Nothing is ticked yet: the submission is refused with a link to the place.
  gardener.allow(422);
  await gardener.getByRole('button', { name: 'Submit' }).click();
  await gardener.getByRole('link', { name: /What I wrote is true/ }).click();
  await gardener.getByRole('checkbox', { name: 'What I wrote is true' }).check();
  await gardener.getByRole('button', { name: 'Submit' }).click();
  await gardener.getByRole('heading', { name: 'Being decided' }).waitFor();

  const clerk = await at.open(people.clerk);
  await clerk.goto('/');
  await clerk.getByRole('link', { name: 'Given to nobody: 1 case' }).click();
  await clerk.getByRole('link', { name: /^P\d{8}$/ }).click();
  await clerk.getByRole('button', { name: 'Ask for a correction' }).click();
  await clerk.getByRole('dialog').getByRole('button', { name: 'Ask for a correction' }).click();
  // An empty reason stays in the dialog, with what is missing said at the field.
  const reason = clerk.getByRole('dialog').getByLabel('Reason');
  await reason.fill('Please measure again.');
  await expectAccessible(clerk, 'the dialog of an event');
  await clerk.getByRole('dialog').getByRole('button', { name: 'Ask for a correction' }).click();
  await clerk.getByRole('heading', { name: 'Correction wanted' }).waitFor();
  // What is mailed and not kept as a paper of the case is told by the timeline.
  await clerk.getByRole('status').getByRole('link', { name: 'On the timeline' }).waitFor();

  // The gardener's page hears of it by itself.
  await gardener.getByRole('heading', { name: 'Correction wanted' }).waitFor();
  await gardener.getByText('Please measure again.').waitFor();
  await gardener.getByRole('link', { name: /^Fill in/ }).click();
  await gardener.getByLabel('Area in square metres').fill('250');
  // Only the area and the beds were asked for.
  expect(await gardener.getByRole('checkbox', { name: 'There is a pond', disabled: false }).count()).toBe(0);
  await gardener.getByText('All changes saved').waitFor();
  const id = /cases\/([^/]+)\//.exec(gardener.url())?.[1] ?? '';
  const forced = await people.gardener.put(
    `/api/v1/cases/${id}/forms/application/steps/garden`,
    { owner: 'Rose Hill', area: 250, pond: false },
    { headers: { 'If-Match': '"3"' } },
  );
  expect(forced.status).toBeGreaterThanOrEqual(400);
  await gardener.goto(`/cases/${id}`);
  await gardener.getByRole('button', { name: 'Return' }).click();
  await gardener.getByRole('heading', { name: 'Being decided' }).waitFor();

  await clerk.getByRole('button', { name: 'Approve' }).click();
  await clerk.getByRole('heading', { name: 'To be paid' }).waitFor();
  expect(await clerk.getByRole('button', { name: 'Go to payment' }).count()).toBe(0);

  // The payment stands where one is told what there is to do.
  const now = gardener.getByRole('region', { name: 'To be paid' });
  await now.getByRole('button', { name: 'Go to payment' }).waitFor();
  expect(await now.getByText('There is nothing for you to do here').count()).toBe(0);
  await now.getByRole('button', { name: 'Go to payment' }).click();
  await gardener.waitForURL(/sandbox-checkout/);
  await expectAccessible(gardener, 'the sandbox’s page');
  await gardener.getByLabel('Card number').fill('4242 4242 4242 4242');
  await gardener.getByRole('button', { name: /^Pay/ }).click();
  await gardener.getByText('Your payment is received').waitFor();
  await gardener.goto(`/cases/${id}`);
  await gardener.getByRole('heading', { name: 'Granted' }).waitFor();
  await clerk.getByRole('heading', { name: 'Granted' }).waitFor();
});

test('a click beside a field that is wrong meets what it was aimed at', async () => {
  const id = await openPermit(people);
  const page = await at.open(people.gardener);
  await page.goto(`/cases/${id}/forms/application/garden`);
  const area = page.getByLabel('Area in square metres');
  const pond = page.getByRole('checkbox', { name: 'There is a pond' });
  await area.fill('-5');
  // The mouse button goes down on the box, which takes the focus from the field; its error moves nothing until
  // the button is up again.
  const before = await pond.boundingBox();
  await pond.hover();
  await page.mouse.down();
  await expect.poll(() => pond.evaluate((box) => box === document.activeElement)).toBe(true);
  expect(await pond.boundingBox()).toEqual(before);
  await page.mouse.up();
  await page.getByText('Please enter 1 or more.').waitFor();
  await expect.poll(() => pond.isChecked()).toBe(true);
  // What was just put right says nothing of what it was, even for a moment.
  await area.fill('7');
  await pond.uncheck();
  expect(await page.getByText('Please enter 1 or more.').count()).toBe(0);
  await expect.poll(() => pond.isChecked()).toBe(false);
  await page.getByText('All changes saved').waitFor();
});

test('two tabs on one step: the second is asked whose text stays', async () => {
  const id = await openPermit(people);
  const [one, two] = [await at.open(people.gardener), await at.open(people.gardener)];
  for (const page of [one, two]) {
    await page.goto(`/cases/${id}/forms/application/garden`);
    await page.getByLabel('Area in square metres').waitFor();
  }
  await one.getByLabel('Area in square metres').fill('111');
  await one.getByText('All changes saved').waitFor();
  two.allow(412);
  await two.getByLabel('Area in square metres').fill('222');
  const dialog = two.getByRole('dialog');
  await dialog.waitFor();
  await dialog.getByText('111').first().waitFor();
  await dialog.getByText('222').first().waitFor();
  await expectAccessible(two, 'the conflict dialog');
  await dialog.getByRole('button', { name: /my text/i }).click();
  await dialog.waitFor({ state: 'detached' });
  await two.getByText('All changes saved').waitFor();
  await one.reload();
  await expect
    .poll(() => one.getByLabel('Area in square metres').inputValue(), { timeout: 15_000 })
    .toBe('222');
});

test('what was written in two tabs at once is not sent before somebody chose', async () => {
  const id = await openPermit(people);
  await saveStep(people.gardener, id, 'application.garden', 0, { owner: 'Rose Hill', area: 300 });
  const page = await at.open(people.gardener);
  await page.goto(`/cases/${id}/forms/application/confirm`);
  const box = page.getByRole('checkbox', { name: 'What I wrote is true' });
  await box.waitFor();
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/events') && request.method() === 'POST') sent.push(request.url());
  });
  // The other tab saves no tick while this one's is on its way.
  let open = () => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  await page.route('**/steps/confirm', async (route) => {
    if (route.request().method() === 'PUT') await gate;
    await route.continue();
  });
  page.allow(412);
  await box.check();
  await page.getByRole('button', { name: 'Submit' }).click();
  const saved = await saveStep(people.gardener, id, 'application.confirm', 0, { agreed: false });
  expect(saved.status).toBe(200);
  open();
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  const kept = await people.gardener.get<{ state: { id: string } }>(`/api/v1/cases/${id}`);
  expect(kept.body.state.id).toBe('draft');
  expect(sent).toEqual([]);
  await dialog.getByRole('button', { name: /my text/i }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByText('All changes saved').waitFor();
  await page.getByRole('button', { name: 'Submit' }).click();
  await page.getByRole('heading', { name: 'Being decided' }).waitFor();
});

test('a lost connection loses no text', async () => {
  const id = await openPermit(people);
  const page = await at.open(people.gardener);
  await page.goto(`/cases/${id}/forms/application/garden`);
  await page.getByLabel('Area in square metres').waitFor();
  page.allow(0);
  await page.context().setOffline(true);
  await page.getByLabel('Area in square metres').fill('77');
  await page.getByText('No connection').waitFor();
  await page.context().setOffline(false);
  await page.getByText('All changes saved').waitFor();
  const kept = await people.gardener.get<{ data: { area: number } }>(
    `/api/v1/cases/${id}/forms/application/steps/garden`,
  );
  expect(kept.body.data.area).toBe(77);
});

test('somebody else’s step forward shows at once, without asking again and again', async () => {
  const id = await submittedPermit(people);
  const page = await at.open(people.gardener);
  let asked = 0;
  page.on('request', (request) => {
    if (request.url().endsWith(`/api/v1/cases/${id}`)) asked += 1;
  });
  await page.goto(`/cases/${id}`);
  await page.getByRole('heading', { name: 'Being decided' }).waitFor();
  const before = asked;
  const clerk = await at.open(people.clerk);
  await clerk.goto(`/cases/${id}`);
  await clerk.getByRole('button', { name: 'Assign to me' }).click();
  await clerk.getByRole('button', { name: 'Assign to me' }).waitFor({ state: 'detached' });
  await clerk.getByRole('button', { name: 'Approve' }).click();
  await page.getByRole('heading', { name: 'To be paid' }).waitFor();
  expect(asked - before).toBeLessThanOrEqual(6);
});
