import { expect, test } from 'vitest';
import { billedPermit } from '../support/billed-permit.ts';
import { type PermitPeople, permitPeople } from '../support/permit-case.ts';
import { expectAccessible, expectAccessibleEverywhere } from './support/accessible.ts';
import type { WatchedPage } from './support/watched-page.ts';
import { type World, world } from './support/world.ts';
import { worldOfFile } from './support/world-of-file.ts';

let at: World;
let people: PermitPeople;

worldOfFile(async () => {
  at = await world('toy');
  people = await permitPeople(at.server);
  return at;
});

const phone = { width: 360, height: 780 };

/** On the trial gateway's page. */
async function payWith(page: WatchedPage, card: string): Promise<void> {
  await page.waitForURL(/sandbox-checkout/);
  await page.getByLabel('Card number').fill(card);
  await page.getByRole('button', { name: /^Pay/ }).click();
}

test('two invoices by the cart: a declined card, another one, the receipt, the statement', async () => {
  const [one, two] = [await billedPermit(at.server, people), await billedPermit(at.server, people)];
  const page = await at.open(people.gardener);
  await page.goto('/invoices');
  const open = page.getByRole('table', { name: 'Open invoices' });
  await open.getByText(one.number).waitFor();
  await page.getByText('Total selected (2)').waitFor();
  await open.getByRole('checkbox', { name: `Pay ${two.number}` }).uncheck();
  await page.getByText('Total selected (1)').waitFor();
  await open.getByRole('checkbox', { name: `Pay ${two.number}` }).check();
  await expectAccessibleEverywhere(page, 'open invoices');
  await page.getByRole('button', { name: 'Add to cart' }).click();
  await page.getByText('Added to your cart.').waitFor();
  await page.getByRole('link', { name: 'Cart (2)' }).click();

  await page.getByRole('heading', { name: 'Your cart' }).waitFor();
  await page.getByLabel(/^Note/).fill('PO 4711');
  await page.getByRole('button', { name: 'Choose another' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: 'Another address' }).check();
  await dialog.getByRole('textbox', { name: 'Name or company' }).fill('Rose Hill Books');
  await dialog.getByRole('button', { name: 'Use this address' }).click();
  await dialog.getByText('Fill this in.').first().waitFor();
  await dialog.getByRole('textbox', { name: 'Street' }).fill('2 Side Street');
  await dialog.getByRole('textbox', { name: 'City' }).fill('Calgary');
  await dialog.getByRole('textbox', { name: 'Province' }).fill('AB');
  await dialog.getByRole('textbox', { name: 'Postal code' }).fill('t2p1j9');
  await expectAccessible(page, 'the billing address');
  await dialog.getByRole('button', { name: 'Use this address' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByText('2 Side Street').waitFor();
  await expectAccessibleEverywhere(page, 'the cart');
  await page.getByRole('button', { name: 'Submit order' }).click();

  page.allow(422);
  await payWith(page, '4000 0000 0000 9995');
  await page
    .getByText(/declined/)
    .first()
    .waitFor();
  await page.getByRole('link', { name: 'Back without paying' }).click();
  await page.getByText('There is not enough money on this card.').waitFor();
  await expectAccessible(page, 'a declined order');
  await page.getByRole('button', { name: 'Try again' }).click();
  await payWith(page, '4242 4242 4242 4242');
  await page.getByText('Your payment is received').waitFor();
  await page.getByText('PO 4711').waitFor();
  await page
    .getByRole('link', { name: /^Go on with / })
    .first()
    .waitFor();
  await expectAccessibleEverywhere(page, 'a paid order');
  const receipt = await page
    .getByRole('link', { name: 'Receipt (PDF)', exact: true })
    .first()
    .getAttribute('href');
  const paper = await people.gardener.get(receipt ?? '');
  expect([paper.status, paper.text.slice(0, 5)]).toEqual([200, '%PDF-']);
  expect(await page.getByRole('link', { name: /^Cart/ }).count()).toBe(0);

  await page.goto('/invoices');
  await page.getByText('Nothing is to be paid.').waitFor();
  await page.getByRole('link', { name: 'View statement' }).click();
  await page.getByText(`Payment of invoice ${one.number}`).waitFor();
  await expectAccessibleEverywhere(page, 'the statement');
});

test('a delayed payment on a phone: said in plain words, told when it is done', async () => {
  const { caseId } = await billedPermit(at.server, people);
  const page = await at.open(people.gardener, phone);
  await page.goto(`/cases/${caseId}`);
  await page.getByRole('button', { name: 'Go to payment' }).click();
  await payWith(page, '4000 0000 0000 0259');
  await page.getByText('Your bank is still working on it.').waitFor();
  // Who is told not to pay twice is not told to pay, either.
  await page.getByText('At your bank, not yet confirmed').waitFor();
  expect(await page.getByText('To pay now').count()).toBe(0);
  await expectAccessible(page, 'a delayed order on a phone');
  await at.moveTo(new Date(at.clock.now().getTime() + 60_000));
  await page.getByText('Your payment is received').waitFor();
  await page.getByRole('link', { name: /^Open P/ }).click();
  await page.getByRole('heading', { name: 'Granted' }).waitFor();
});

test('staff issue an access code, and it pays an order without a card', async () => {
  const { invoice } = await billedPermit(at.server, people);
  const staff = await at.open(people.clerk);
  await staff.goto('/access-codes');
  await staff.getByText('No code has been issued yet.').waitFor();
  await staff.getByRole('button', { name: 'Issue a code' }).click();
  const dialog = staff.getByRole('dialog');
  // A code is worth money: nothing is chosen for whoever issues it.
  await dialog.getByRole('button', { name: 'Issue a code' }).click();
  await dialog.getByText('Choose what the code takes off.').first().waitFor();
  await dialog.getByLabel('a percentage').check();
  await dialog.getByLabel(/^Percent/).fill('100');
  await dialog.getByLabel(/^Number of orders/).fill('1');
  await dialog.getByLabel('without an end').check();
  await dialog.getByRole('combobox', { name: /^Company/ }).fill('Rose');
  await staff.getByRole('option', { name: 'Rose Hill' }).click();
  await dialog.getByLabel(/^Note/).fill('First audit');
  await dialog
    .getByText(
      /The code pays a whole order .* One order may use it, without an end\. It pays only invoices of Rose Hill\./,
    )
    .waitFor();
  await expectAccessible(staff, 'the dialog of a new code');
  await dialog.getByRole('button', { name: 'Issue a code' }).click();
  const code = (await staff.getByRole('table').locator('code').first().textContent()) ?? '';
  await expectAccessibleEverywhere(staff, 'the codes of staff');

  const page = await at.open(people.gardener, phone);
  // That a code was issued is no longer said of one that is withdrawn.
  await staff.getByRole('button', { name: 'Issue a code' }).click();
  await dialog.getByLabel('a percentage').check();
  await dialog.getByLabel(/^Percent/).fill('50');
  await dialog.getByLabel('Number of orders').fill('1');
  await dialog.getByLabel('without an end').check();
  await dialog.getByRole('button', { name: 'Issue a code' }).click();
  const second = await staff.getByText(new RegExp(`^The code (?!${code})\\S+ is issued`)).textContent();
  await staff.getByRole('button', { name: `Withdraw the code ${second?.split(' ')[2]}` }).click();
  await dialog.getByRole('button', { name: 'Withdraw' }).click();
  await staff.getByText(`The code ${second?.split(' ')[2]} is withdrawn.`).waitFor();
  expect(await staff.getByText(/ is issued\./).count()).toBe(0);

  await page.goto('/access-codes');
  await page.getByText(code).waitFor();
  await expectAccessible(page, 'the codes of an assessor');
  await people.gardener.post('/api/v1/cart/invoices', { invoices: [invoice] });
  await page.goto('/cart');
  page.allow(422);
  await page.getByLabel('Access code').fill('NOPE-NOPE-NOPE');
  await page.getByRole('button', { name: 'Apply' }).click();
  await page.getByText('There is no such access code.').waitFor();
  await page.getByLabel('Access code').fill(code.toLowerCase());
  await page.getByRole('button', { name: 'Apply' }).click();
  await page.getByText(`Access code ${code} is applied.`).waitFor();
  await expectAccessible(page, 'a cart with a code on a phone');
  await page.getByRole('button', { name: 'Submit order without a card' }).click();
  await page.getByText('Your payment is received').waitFor();
  // No card has paid anything here.
  expect(await page.getByText('Paid on the payment page').count()).toBe(0);

  await staff.reload();
  await staff.getByText('1 of 1').waitFor();
  // A code that is used up has nothing left to withdraw.
  expect(await staff.getByRole('button', { name: `Withdraw the code ${code}` }).count()).toBe(0);
  await staff.getByRole('button', { name: `Usage of the code ${code}` }).click();
  await staff.getByRole('dialog').getByText('Gabi Gardener').waitFor();
});
