import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectAccessible, expectAccessibleEverywhere } from './support/accessible.ts';
import { type World, world } from './support/world.ts';
import { worldOfFile } from './support/world-of-file.ts';

let at: World;
const password = 'a long enough sentence';

worldOfFile(async () => {
  at = await world('toy');
  return at;
});

async function fillAccount(page: Page, username: string, name: string): Promise<void> {
  await page.getByLabel('Your full name').fill(name);
  await page.getByLabel('Username').fill(username);
  await page.getByLabel('E-mail').fill(`${username}@example.org`);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Create account' }).click();
}

async function signIn(page: Page, name: string, word = password): Promise<void> {
  await page.getByLabel('Username or e-mail').fill(name);
  await page.getByLabel('Password').fill(word);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** The link in the newest mail of this subject, as the administrator reads it on the operations page. */
async function mailedLink(administrator: Page, subject: RegExp): Promise<string> {
  await administrator.goto('/operations/mail');
  await administrator
    .getByRole('row')
    .filter({ hasText: subject })
    .first()
    .getByRole('button', { name: /^Read/ })
    .click();
  const mail = administrator.getByRole('dialog');
  await mail.getByRole('button', { name: 'Text only' }).click();
  const link = /https?:\/\/\S+/.exec(await mail.innerText())?.[0];
  if (!link) throw new Error(`no link in the mail ${subject}`);
  return link;
}

test('an installation begins with its first administrator; then people sign up by themselves', async () => {
  const admin = await at.open(null);
  const link = at.server.firstAdministratorLink ?? '';
  await admin.goto(link);
  await admin.getByRole('heading', { name: 'Set up the first administrator' }).waitFor();
  await expectAccessibleEverywhere(admin, 'first administrator');
  await fillAccount(admin, 'root_user', 'Ada Administrator');
  await admin.getByRole('link', { name: 'Sign in' }).click();
  await signIn(admin, 'root_user');
  await admin.getByRole('button', { name: 'Sign out' }).waitFor();

  const page = await at.open(null);
  await page.goto('/sign-in');
  // What is empty is said by the page, in its language, all at once.
  await page.getByRole('button', { name: 'Français' }).click();
  await page.getByRole('button', { name: 'Se connecter' }).click();
  const alert = page.getByRole('alert');
  await alert.getByText(/^Mot de passe\s: Veuillez remplir ce champ\.$/).waitFor();
  expect(await alert.getByRole('listitem').count()).toBe(2);
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('link', { name: 'Create a new account' }).click();
  await page.getByRole('button', { name: 'Create account' }).click();
  // Each point leads into its field.
  await alert.getByRole('link', { name: 'E-mail: Please fill this in.' }).click();
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('email');
  await expectAccessibleEverywhere(page, 'sign-up');
  await fillAccount(page, 'new.person', 'Nora Newcomer');
  await page.getByRole('heading', { name: 'Look into your mailbox' }).waitFor();
  await page.getByRole('strong').getByText('new.person@example.org').waitFor();
  // Who mistyped the address gets back to the form, all but the address and the taken name filled in.
  await page.getByRole('button', { name: 'Use another address' }).click();
  expect(await page.getByLabel('Your full name').inputValue()).toBe('Nora Newcomer');
  expect(await page.getByLabel('E-mail').inputValue()).toBe('');
  await page.getByRole('link', { name: 'I have an account' }).click();

  // Nobody gets in before the address is confirmed.
  page.allow(403);
  await signIn(page, 'new.person');
  await page.getByText('not confirmed yet').waitFor();

  await page.goto(await mailedLink(admin, /Confirm/));
  await page.getByText('Your address is confirmed').waitFor();
  await page.goto('/sign-in?next=%2Faccount');
  await signIn(page, 'NEW.person@example.org');
  await page.waitForURL('**/account');
  await expectAccessibleEverywhere(page, 'account details');
  // What a section lacks is said by the page, not by the browser in its own language.
  await page.getByRole('button', { name: 'Add record' }).click();
  await alert.getByText(/^Completed on: Please fill this in\.$/).waitFor();
  await page.getByRole('button', { name: 'Change password' }).click();
  await alert.getByRole('link', { name: 'New password: Please fill this in.' }).click();
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('new');

  // The session ends while something is being typed: the page stays, and goes on after a sign-in.
  await page.getByLabel('Phone').fill('403 555 0199');
  await page.context().clearCookies();
  page.allow(401);
  await page.getByRole('button', { name: 'Save' }).click();
  const dialog = page.getByRole('dialog', { name: 'Your session has ended' });
  await dialog.waitFor();
  await expectAccessible(page, 'the ended session');
  await dialog.getByLabel('Password').fill('not this one, certainly');
  await dialog.getByRole('button', { name: 'Sign in', exact: true }).click();
  await dialog.getByText('password is not right').waitFor();
  await dialog.getByLabel('Password').fill(password);
  await dialog.getByRole('button', { name: 'Sign in', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  expect(await page.getByLabel('Phone').inputValue()).toBe('403 555 0199');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Your details are saved.').waitFor();
  const ended = page.getByText('Your session has ended. Sign in again to go on.');
  // It ended elsewhere, and the page is opened anew: why there is to be signed in is said, also a second time.
  await page.context().clearCookies();
  await page.goto('/account');
  await ended.waitFor();
  await page.reload();
  await ended.waitFor();
  await expectAccessible(page, 'signing in after a session ended');
  await signIn(page, 'NEW.person@example.org');
  await page.waitForURL('**/account');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  // Who left on purpose is told nothing.
  expect(await ended.count()).toBe(0);

  await page.getByRole('link', { name: 'Forgot username?' }).click();
  // The page of before, which asks for an e-mail, too, stays until this one has loaded.
  await page.getByRole('heading', { name: 'Forgot username' }).waitFor();
  await page.getByLabel('E-mail').fill('new.person@example.org');
  await page.getByRole('button', { name: 'Send me my username' }).click();
  await page.getByText('a message is on its way').waitFor();

  await page.goto('/forgot-password');
  await page.getByLabel('E-mail').fill('new.person@example.org');
  await page.getByRole('button', { name: 'Send me a link' }).click();
  await page.getByText('a message is on its way').waitFor();
  await page.goto(await mailedLink(admin, /password/i));
  await page.getByLabel('Password').fill('another long sentence');
  await page.getByRole('button', { name: 'Set password' }).click();
  await page.getByText('Your password is changed').waitFor();
  await page.getByRole('link', { name: 'Sign in' }).click();
  await signIn(page, 'new.person', password);
  await page.getByText('password is not right').waitFor();
  await signIn(page, 'new.person', 'another long sentence');
  await page.getByRole('heading', { name: 'Hello Nora Newcomer' }).waitFor();

  await admin.goto('/users');
  await admin.getByText('Nora Newcomer').waitFor();
  await expectAccessibleEverywhere(admin, 'users');
  await admin.goto('/operations/mail');
  await admin.getByText('Confirm').first().waitFor();
  await expectAccessibleEverywhere(admin, 'operations');
});

test('a visitor of any page signs in first and comes back to it, in his language', async () => {
  const page = await at.open(null, { language: 'fr', scheme: 'dark' });
  await page.goto('/companies');
  await page.getByRole('heading', { name: 'Se connecter' }).waitFor();
  expect(new URL(page.url()).search).toBe('?next=%2Fcompanies');
  await expectAccessibleEverywhere(page, 'sign-in');
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
});

test('a language chosen before signing in is kept with the account: its mails and papers come in it', async () => {
  const page = await at.open(null);
  const kept = async () =>
    (await page.evaluate(async () => (await fetch('/api/v1/me')).json())) as { language: string };
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Français' }).click();
  await page.getByLabel('Nom d’utilisateur ou courriel').fill('root_user');
  await page.getByLabel('Mot de passe').fill(password);
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await page.getByRole('button', { name: 'Se déconnecter' }).waitFor();
  await expect.poll(kept).toMatchObject({ language: 'fr' });
});

test('who signs in where somebody else was before reads in the language of his own account', async () => {
  const page = await at.open(null);
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Français' }).click();
  await page.getByLabel('Nom d’utilisateur ou courriel').fill('root_user');
  await page.getByLabel('Mot de passe').fill(password);
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await page.getByRole('button', { name: 'Se déconnecter' }).click();
  await page.getByRole('heading', { name: 'Se connecter' }).waitFor();

  const other = await at.server.signedIn({ language: 'en' });
  const [name = '', value = ''] = other.cookie?.split(/=(.*)/) ?? [];
  await page.context().addCookies([{ name, value, url: at.server.url }]);
  await page.goto('/');
  await page.getByRole('button', { name: 'Sign out' }).waitFor();
});
