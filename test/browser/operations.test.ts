import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { permitPeople, sendEvent, submittedPermit } from '../support/permit-case.ts';
import { totp } from '../support/totp.ts';
import { expectAccessible, expectAccessibleEverywhere } from './support/accessible.ts';
import { type World, world } from './support/world.ts';
import { worldOfFile } from './support/world-of-file.ts';

let at: World;
const password = 'a long enough sentence';

worldOfFile(async () => {
  at = await world('toy');
  return at;
});

async function signIn(page: Page, name: string): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('Username or e-mail').fill(name);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

/** The newest mail to an address, as the administrator opens it. */
async function linkInMail(page: Page, subject: string): Promise<string> {
  await page.goto('/operations/mail');
  await page
    .getByRole('button', { name: new RegExp(`Read: ${subject}`) })
    .first()
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Text only' }).click();
  const link = /https?:\/\/\S+/.exec(await dialog.innerText())?.[0];
  if (!link) throw new Error(`no link in the mail ${subject}`);
  await expectAccessible(page, 'a mail');
  return link;
}

test('an administrator invites a clerk, who sets up and uses a second factor', async () => {
  const admin = await at.open(await at.server.signedIn({ name: 'Ada', administrator: true }));
  await admin.goto('/users');
  await admin.getByRole('button', { name: 'Invite somebody' }).click();
  const invite = admin.getByRole('dialog', { name: 'Invite somebody' });
  await invite.getByLabel('Full name').fill('Clem Clerk');
  await invite.getByLabel('E-mail').fill('clem@example.org');
  // Who is meant to have no role is asked for: nobody is invited without one by mistake.
  await invite.getByRole('button', { name: 'Send invitation' }).click();
  await invite.getByText('Tick at least one role, or choose').waitFor();
  await invite.getByLabel('only use the portal').check();
  await invite.getByText('Nothing of other people is open to them.').waitFor();
  await invite.getByLabel('work for a program').check();
  await invite.getByLabel(/Clerk/).check();
  await expectAccessible(admin, 'invitation dialog');
  await invite.getByRole('button', { name: 'Send invitation' }).click();
  await admin.getByText('The invitation to clem@example.org is on its way.').waitFor();
  await expectAccessible(admin, 'users with an invitation');
  const link = await linkInMail(admin, 'You are invited');

  const clem = await at.open(null);
  await clem.goto(link);
  await clem.getByLabel('Username').fill('c');
  await clem.getByLabel('Password').fill('short');
  await clem.getByRole('button', { name: 'Open my account' }).click();
  await clem.getByText('Letters, digits, dots, hyphens').first().waitFor();
  await clem.getByLabel('Username').fill('clem.clerk');
  await clem.getByLabel('Password').fill(password);
  await clem.getByRole('button', { name: 'Open my account' }).click();
  await clem.getByRole('link', { name: 'Sign in' }).click();
  await signIn(clem, 'clem.clerk');
  await clem.getByRole('link', { name: 'Clem Clerk' }).click();

  await clem.getByRole('button', { name: 'Set it up' }).click();
  await clem.getByRole('dialog').getByLabel('Present password').fill(password);
  const answer = clem.waitForResponse('**/two-factor/enable');
  await clem.getByRole('button', { name: 'Begin' }).click();
  const { totpURI }: { totpURI: string } = await (await answer).json();
  await clem.getByRole('img', { name: /Picture for the authenticator/ }).waitFor();
  await expectAccessible(clem, 'setting up the second factor');
  await clem.getByLabel('Code of the app').fill(totp(totpURI));
  await clem.getByRole('button', { name: 'Turn it on' }).click();
  await clem.getByRole('button', { name: 'I have kept them' }).click();
  await clem.getByText('Two-factor authentication is on.').waitFor();
  await expectAccessibleEverywhere(clem, 'account details');
  await clem.getByRole('button', { name: 'Sign out' }).click();
  await clem.getByRole('heading', { name: 'Sign in' }).waitFor();

  clem.allow(401);
  await signIn(clem, 'clem.clerk');
  await clem.getByRole('heading', { name: 'Enter your code' }).waitFor();
  await expectAccessible(clem, 'second factor');
  await clem.getByLabel('Code of the app').fill('000000');
  await clem.getByRole('button', { name: 'Continue' }).click();
  await clem.getByText('This code is not right').waitFor();
  await clem.getByLabel('Code of the app').fill(totp(totpURI));
  await clem.getByRole('button', { name: 'Continue' }).click();
  await clem.getByRole('button', { name: 'Sign out' }).waitFor();

  // The administrator sees it all, and takes the second factor off for a lost phone.
  await admin.goto('/users');
  await admin.getByRole('link', { name: 'Clem Clerk' }).click();
  await admin.getByRole('button', { name: 'Remove the second factor' }).click();
  await admin.getByLabel('Reason').fill('Lost the phone');
  await admin.getByRole('dialog').getByRole('button', { name: 'Remove the second factor' }).click();
  await admin.getByText('Done.').waitFor();
  await expectAccessibleEverywhere(admin, 'one user');
  await admin.getByRole('link', { name: 'What the audit trail says' }).click();
  await admin.getByRole('cell', { name: 'Ada removed the second factor of Clem Clerk.' }).first().waitFor();
  await admin.getByText('Reason: Lost the phone').waitFor();
  await expectAccessibleEverywhere(admin, 'audit trail');
});

test('an administrator mends what is stuck and moves the demonstration’s clock', async () => {
  const { server } = at;
  const people = await permitPeople(server);
  const id = await submittedPermit(people);
  await sendEvent(people.clerk, id, 'ASK', { data: { reason: 'Which beds?' } });
  const now = at.clock.now().toISOString();
  await server.deps.transact(async (tx) => {
    await tx('outbox').insert({
      id: 'stuck',
      key: 'stuck',
      type: 'webhook-delivery',
      params: '{"key":"gone"}',
      status: 'dead',
      attempts: 8,
      last_error: 'answered 500',
      available_at: now,
      created_at: now,
    });
    await tx('timers')
      .where({ case_id: id, status: 'pending' })
      .update({ status: 'failed', attempts: 12, last_error: 'The disk was full.' });
  });
  const admin = await at.open(await server.signedIn({ name: 'Olga', administrator: true }));
  await admin.goto('/operations');
  await admin.getByText('answered 500').waitFor();
  await expectAccessibleEverywhere(admin, 'failed tasks');
  await admin.getByRole('button', { name: /^Try again: Delivery/ }).click();
  await admin.getByText('Nothing has failed for good').waitFor();

  await admin.getByRole('link', { name: /^Deadlines/ }).click();
  await admin.getByText('The disk was full.').first().waitFor();
  await expectAccessible(admin, 'failed deadlines');
  await admin
    .getByRole('button', { name: /^Try again/ })
    .first()
    .click();
  await admin.getByText('The deadline is being tried again').waitFor();

  for (const [section, words] of [
    ['outbox', 'What the system does by itself'],
    ['webhooks', 'Add a webhook'],
    ['payments', 'All money came in'],
    ['system', 'Running since'],
  ] as const) {
    await admin.goto(`/operations/${section}`);
    await admin.getByText(words).first().waitFor();
    await expectAccessible(admin, section);
  }

  // What was done is said in whole words, and holds: a secret that was shown is left, not cancelled.
  const asked = admin.getByRole('dialog');
  await admin.goto('/operations/webhooks');
  await admin.getByRole('button', { name: 'Add a webhook' }).click();
  await asked.getByLabel('Address').fill('https://hooks.example.org/attest');
  await asked.getByLabel('Told of').fill('*');
  await asked.getByRole('button', { name: 'Save' }).click();
  await admin.getByRole('dialog', { name: 'The secret of this webhook' }).waitFor();
  await asked.getByRole('button', { name: 'Close' }).click();
  await admin.getByText('The webhook is added').waitFor();
  await admin.getByRole('button', { name: /^Deliveries/ }).click();
  await admin.getByRole('region', { name: /^Deliveries: https/ }).waitFor();
  await expectAccessibleEverywhere(admin, 'what was sent to a webhook');

  await admin.goto('/operations/clock');
  await admin.getByRole('button', { name: '+ 1 month' }).click();
  await admin.getByText('The clock has moved').waitFor();
  expect(at.clock.now().getTime() - Date.parse(now)).toBeGreaterThan(27 * 86_400_000);
  const wished = new Date(at.clock.now().getTime() + 10 * 86_400_000).toISOString().slice(0, 10);
  await admin.getByLabel('Date').fill(wished);
  await admin.getByRole('button', { name: 'Move the clock' }).click();
  await expect.poll(() => at.clock.now().toISOString().slice(0, 10)).toBe(wished);
  // The page and the banner of everybody count the same days, by now more than the month.
  const counted = async (words: RegExp) =>
    Number(/(\d+) days ahead/.exec(await admin.getByText(words).innerText())?.[1]);
  await expect
    .poll(async () => {
      const [page, banner] = [await counted(/^That is \d+ days ahead/), await counted(/its clock was moved/)];
      return page > 35 && page === banner;
    })
    .toBe(true);
  await expectAccessible(admin, 'clock');

  // Everybody is told that dates are not today's.
  const assessor = await at.open(await server.signedIn({ name: 'Sam' }));
  await assessor.goto('/');
  await assessor.getByText(/its clock was moved/).waitFor();
});
