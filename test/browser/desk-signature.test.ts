import { expect, test } from 'vitest';
import { type PermitPeople, permitPeople, submittedPermit } from '../support/permit-case.ts';
import { permitSignedByDesk } from '../support/permit-link.ts';
import type { PatchedPrograms } from '../support/programs-with.ts';
import { expectAccessibleEverywhere } from './support/accessible.ts';
import { type World, world } from './support/world.ts';
import { worldOfFile } from './support/world-of-file.ts';

let at: World;
let people: PermitPeople;
let programs: PatchedPrograms;

worldOfFile(
  async () => {
    programs = await permitSignedByDesk();
    at = await world('toy', { programs: programs.root });
    people = await permitPeople(at.server);
    return at;
  },
  () => programs.remove(),
);

test('who decides by his signature reads what he signs, what follows from it, and gives the words it asks for', async () => {
  const id = await submittedPermit(people);
  const page = await at.open(people.clerk);
  await page.goto(`/cases/${id}`);
  await page.getByRole('button', { name: 'Approve' }).click();
  const dialog = page.getByRole('dialog', { name: 'Approve' });
  await dialog.getByText('The desk’s approval').waitFor();
  await dialog.getByText('300', { exact: true }).waitFor();
  // Without the words that go with it nothing is sent, and the place is shown.
  await dialog.getByRole('button', { name: 'Approve' }).click();
  const reason = dialog.getByRole('textbox', { name: 'Reason' });
  await expect.poll(() => reason.evaluate((field) => field === document.activeElement)).toBe(true);
  await reason.fill('All of it is in order.');
  await dialog.getByRole('button', { name: 'Show what will be sent' }).click();
  await dialog.getByText(/^The case comes to: /).waitFor();
  await expectAccessibleEverywhere(page, 'a decision that is signed');
  await dialog.getByRole('button', { name: 'Approve' }).click();
  await page.getByText('Done: Approve').waitFor();
  const { body } = await people.clerk.get<{ state: { id: string } }>(`/api/v1/cases/${id}`);
  expect(body.state.id).toBe('payment');
});
