import { expect, test } from 'vitest';
import { fakeMail } from '../support/fakes.ts';
import { openPermit, type PermitPeople, permitPeople, saveStep, sendEvent } from '../support/permit-case.ts';
import { permitWithSignature } from '../support/permit-link.ts';
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
    programs = await permitWithSignature();
    at = await world('toy', { programs: programs.root, mail });
    people = await permitPeople(at.server);
    return at;
  },
  () => programs.remove(),
);

const phone = { width: 360, height: 740 };
const garden = { owner: 'Rose Hill', area: 300 };
const written = 'What I wrote is true';

/** A case whose neighbour was asked to sign it. */
async function asked(): Promise<string> {
  const id = await openPermit(people);
  expect((await saveStep(people.gardener, id, 'application.garden', 0, garden)).status).toBe(200);
  expect((await sendEvent(people.gardener, id, 'ASK_CONSENT')).status).toBe(200);
  return id;
}
const change = async (id: string) =>
  expect(
    (await saveStep(people.gardener, id, 'application.garden', 1, { ...garden, area: 320 })).status,
  ).toBe(200);

test('by a link: what was changed meanwhile is read before it is signed, and nothing written is lost', async () => {
  const id = await asked();
  await expect.poll(() => mail.sent.length).toBeGreaterThan(0);
  const link = /href="[^"]*(\/sign#[\w-]+)"/.exec(mail.to('contact@example.org').html)?.[1] ?? '';
  const page = await at.open(null, phone);
  page.allow(401, 409, 412);
  await page.goto(link);
  await page.getByText('300', { exact: true }).waitFor();
  await page.getByText('Consent to the garden', { exact: true }).waitFor();
  await page.getByRole('checkbox', { name: written }).check();
  await change(id);
  await page.getByRole('button', { name: 'Consent' }).click();
  await page.getByRole('alert').filter({ hasText: 'nothing was signed' }).waitFor();
  await page.getByText('320', { exact: true }).waitFor();
  expect(await page.getByRole('checkbox', { name: written }).isChecked()).toBe(true);
  await expectAccessibleEverywhere(page, 'a link whose case was changed');

  // The same of the step that he fills in himself.
  expect((await saveStep(people.gardener, id, 'application.confirm', 0, {})).status).toBe(200);
  await page.getByRole('button', { name: 'Consent' }).click();
  await page.getByText('What you wrote here before is still in the form.', { exact: false }).waitFor();
  expect(await page.getByRole('checkbox', { name: written }).isChecked()).toBe(true);
  await page.getByRole('button', { name: 'Consent' }).click();
  await page.getByRole('heading', { name: 'Thank you. That is done.' }).waitFor();
});

test('by account: all that is signed is shown, and shown anew once it changed', async () => {
  const neighbour = await at.server.signedIn({ name: 'Noa Neighbour' });
  await at.server.deps.transact((tx) =>
    tx('members').insert({
      company_id: people.company.id,
      user_id: neighbour.user.id,
      role: 'neighbour',
      added_at: '2026-03-02T00:00:00.000Z',
    }),
  );
  const id = await asked();
  const page = await at.open(neighbour);
  page.allow(409);
  await page.goto('/');
  await page.getByRole('heading', { name: 'Your turn: Draft' }).first().waitFor();
  await page.goto(`/cases/${id}/forms/application/confirm`);
  await page.getByRole('checkbox', { name: written }).check();
  await page.getByText('All changes saved').waitFor();
  await page.goto(`/cases/${id}`);
  await page.getByRole('button', { name: 'Consent' }).click();
  const dialog = page.getByRole('dialog', { name: 'Consent' });
  await dialog.getByText('300', { exact: true }).waitFor();
  await expectAccessibleEverywhere(page, 'what is signed');
  await change(id);
  await dialog.getByRole('button', { name: 'Consent' }).click();
  await dialog.getByRole('alert').filter({ hasText: 'nothing was signed' }).waitFor();
  await dialog.getByText('320', { exact: true }).waitFor();
  await dialog.getByRole('button', { name: 'Consent' }).click();
  await dialog.waitFor({ state: 'detached' });
  // What the machine keeps is read by those who work on the program.
  const found = await people.clerk.get<{ waitingFor: string[]; context: { consent: string | null } }>(
    `/api/v1/cases/${id}`,
  );
  expect(found.body.waitingFor).toEqual(['gardener']);
  expect(found.body.context.consent).toMatch(/^[0-9a-f]{64}$/);

  // Who may change what was signed knows it before, and sees what it means afterwards.
  const owner = await at.open(people.gardener, phone);
  await owner.goto(`/cases/${id}/forms/application/garden`);
  await owner
    .getByText('Consent to the garden covers this step as it stands now', { exact: false })
    .waitFor();
  await owner.getByLabel('Area').fill('340');
  await owner.getByText('does not cover what was changed since', { exact: false }).waitFor();
  await expectAccessibleEverywhere(owner, 'a step that was changed after it was signed');
});

test('asked too early, it tells what is missing with a way to each place', async () => {
  const id = await openPermit(people);
  const page = await at.open(people.gardener, phone);
  page.allow(422);
  await page.goto(`/cases/${id}`);
  await page.getByRole('button', { name: 'Ask the neighbour' }).press('Enter');
  const summary = page.getByRole('alert').first();
  await summary.waitFor();
  const way = summary.getByRole('link').first();
  expect(await way.getAttribute('href')).toContain(`/cases/${id}/forms/application/garden`);
});
