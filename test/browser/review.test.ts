import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectAccessible, expectAccessibleEverywhere } from './support/accessible.ts';
import { type Audit, audit } from './support/secor.ts';
import { type World, world } from './support/world.ts';
import { worldOfFile } from './support/world-of-file.ts';

let at: World;
let parts: Audit;

worldOfFile(async () => {
  at = await world('own');
  parts = await audit(at, /^a round of corrections/);
  return at;
});

/** Whether something is drawn on the canvas: a page of one colour is no page. */
const hasInk = (page: Page) =>
  page.locator('canvas').evaluate((canvas) => {
    const { width, height } = canvas as HTMLCanvasElement;
    const pixels = (canvas as HTMLCanvasElement).getContext('2d')?.getImageData(0, 0, width, height).data;
    return pixels?.some((value, index) => index % 4 === 0 && value < 128) === true;
  });

test('a second look by keyboard: what changed, evidence in place, live score, and the letter before it goes', async () => {
  // Up to the returned assessment: one question was changed, another hangs together with it.
  const id = await parts.live(9);
  await at.server.outbox.drain();
  const page = await at.open(parts.reviewer);
  // The row of a queue leads straight to the review, with its place in the queue; the case is beside it.
  await page.goto('/queue/secor/qa-queue?view=none');
  const row = page.getByRole('table').getByRole('link');
  await row.first().waitFor();
  expect(await row.nth(1).getAttribute('href')).toBe(`/cases/${id}`);
  await row.first().press('Enter');
  await page.getByRole('heading', { name: 'Quality assurance review' }).waitFor();
  await page.getByRole('navigation', { name: 'Queue' }).getByText('1 of 1').waitFor();
  const nav = page.getByRole('navigation', { name: 'Parts of the review' });
  // On a phone the questions begin in the upper third: what else the review says of the case is folded away.
  const wide = page.viewportSize() ?? { width: 1280, height: 800 };
  await page.setViewportSize({ width: 360, height: 780 });
  const tab = page.getByRole('tab', { name: 'Questions' });
  await tab.waitFor();
  const top = async (place: Locator) => (await place.boundingBox())?.y ?? Number.NaN;
  expect((await top(tab)) - (await top(page.getByRole('main')))).toBeLessThan(260);
  await page.setViewportSize(wide);
  // Beside what is asked on receipt stand the assessor's own courses, with who confirmed them.
  await nav.getByRole('link', { name: /^On receipt/ }).press('Enter');
  const training = page.getByRole('region', { name: /^Training of / });
  await training
    .getByText(/^Completed: /)
    .first()
    .waitFor();
  await training
    .getByText(/^Confirmed/)
    .first()
    .waitFor();
  await expectAccessible(page, 'what is read beside');

  // What came back and is judged as before is told, and nobody is asked for words that could not be sent.
  await nav.getByRole('link', { name: /^Summary/ }).press('Enter');
  await page.getByText('To look at again, but judged as before: 2.').waitFor();
  await page.getByRole('button', { name: 'Pass the audit' }).press('Enter');
  await page.getByRole('alert').getByRole('link', { name: /C1/ }).waitFor();
  expect(await page.getByRole('dialog').count()).toBe(0);
  // Each reason leads to the question that it is about.
  const changed = page.getByRole('region', { name: /^C1 / });
  await page.getByRole('alert').getByRole('link', { name: /C1/ }).press('Enter');
  await expect.poll(() => changed.evaluate((card) => card.contains(document.activeElement))).toBe(true);
  await changed.getByText('Changed since the last round').waitFor();
  await changed.getByRole('group', { name: 'Before' }).waitFor();
  await page
    .getByRole('region', { name: /^C2 / })
    .getByText(/Judged in an earlier round/)
    .waitFor();

  // The keys lead through the questions, to the evidence and back.
  const linked = page.getByRole('region', { name: /^C2 / });
  await page.keyboard.press('j');
  await expect.poll(() => linked.evaluate((card) => card === document.activeElement)).toBe(true);
  await page.keyboard.press('k');
  await expect.poll(() => changed.evaluate((card) => card === document.activeElement)).toBe(true);
  await page.locator('canvas[data-drawn="1"]').waitFor();
  await expect.poll(() => hasInk(page)).toBe(true);
  await expectAccessibleEverywhere(page, 'a part of the review');
  await page
    .getByText(/^93\.0|^97\.0/)
    .first()
    .waitFor();
  await page.keyboard.press('1');
  await expect.poll(() => changed.getByRole('radio', { name: 'Sufficient' }).isChecked()).toBe(true);
  // A mark set by hand has the focus, and takes no letters: the keys go on from there, but for its own arrows.
  await changed.getByRole('radio', { name: 'Sufficient' }).focus();
  await page.keyboard.press('j');
  await expect.poll(() => linked.evaluate((card) => card === document.activeElement)).toBe(true);
  await page.keyboard.press('k');
  await expect.poll(() => changed.evaluate((card) => card === document.activeElement)).toBe(true);
  await page.keyboard.press('a');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('5');
  await page
    .getByRole('region', { name: 'How far the review is' })
    .getByText(/^100\.0\s%/)
    .first()
    .waitFor();
  await page.getByText('All changes saved').waitFor();
  await page.keyboard.press('Escape');

  // Something else that nobody had noted.
  await page.keyboard.press('d');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill('The saw in the shop has no guard at all.');
  await dialog.getByRole('button', { name: 'Add to the list' }).press('Enter');
  await page.getByText('Added to the list of deficiencies.').waitFor();

  // What hangs together with the change is to be looked at again, and is found by the filter.
  await page.keyboard.press('[');
  await page.getByRole('region', { name: /^B2 / }).getByText('Look again').first().waitFor();
  // The question as a whole has the focus, so that the keys of the screen go on; none of its buttons does.
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-question') ?? null);
  await expect.poll(focused).toMatch(/^b\d$/);

  // The decision, seen before it is sent.
  await nav.getByRole('link', { name: /^Summary/ }).press('Enter');
  await page.getByRole('region', { name: 'Summary' }).getByText('All changes saved').waitFor();
  await page.getByRole('button', { name: 'Send feedback' }).press('Enter');
  await dialog.getByRole('textbox').fill('Please look at the saw, too.');
  const answered = page.waitForResponse((response) => response.url().endsWith('/events/preview'));
  await dialog.getByRole('button', { name: 'Show what will be sent' }).press('Enter');
  const preview = (await (await answered).json()) as {
    effects: { messages?: { to: { email: string }; subject: string; html: string }[] }[];
  };
  await dialog
    .getByRole('group', { name: /^Words of/ })
    .getByText('Please look at the saw, too.')
    .waitFor();
  await expectAccessible(page, 'the preview of a decision');
  const before = await at.server.deps.db('mails').where({ case_id: id }).pluck('id');
  await dialog.getByRole('button', { name: 'Send feedback' }).press('Enter');
  await dialog.waitFor({ state: 'detached' });
  const planned = preview.effects.flatMap(({ messages }) =>
    (messages ?? []).map(({ to, subject, html }) => ({ recipient_email: to.email, subject, html })),
  );
  expect(planned).toHaveLength(1);
  await expect
    .poll(
      async () => {
        await at.server.outbox.drain();
        const mails = at.server.deps.db('mails').where({ case_id: id }).whereNotIn('id', before);
        return mails.select('recipient_email', 'subject', 'html');
      },
      { timeout: 30_000 },
    )
    .toEqual(planned);
});

test('a review that nobody has is taken where it is read, counts what was judged last, and tells what was sent', async () => {
  const another = await audit(at, /^a round of corrections/);
  const id = await another.live(6);
  const page = await at.open(another.reviewer);
  // On a phone, too, it is offered before anything is unfolded.
  const wide = page.viewportSize() ?? { width: 1280, height: 800 };
  await page.setViewportSize({ width: 360, height: 780 });
  await page.goto(`/cases/${id}/review/review/c`);
  await page.getByText('Given to nobody yet.').waitFor();
  await page.getByRole('button', { name: 'Take this review' }).press('Enter');
  const mine = page.getByText('This review is given to you.');
  await mine.waitFor();
  await expect.poll(() => mine.evaluate((words) => words === document.activeElement)).toBe(true);
  await expectAccessible(page, 'a review that was taken');
  await page.setViewportSize(wide);

  // Whoever goes on before the last entry is saved still finds it checked.
  const nav = page.getByRole('navigation', { name: 'Parts of the review' });
  const missing = page.getByText('Still to fill in (1)');
  await nav.getByRole('link', { name: /^On receipt/ }).click();
  await page.getByRole('radio', { name: 'No', exact: true }).first().check();
  await nav.getByRole('link', { name: /^D Inspections/ }).click();
  await missing.waitFor();
  await nav.getByRole('link', { name: /^On receipt/ }).click();
  await page.getByRole('radio', { name: 'Yes', exact: true }).first().check();
  await nav.getByRole('link', { name: /^D Inspections/ }).click();
  await missing.waitFor({ state: 'detached' });

  // Why something is not possible yet stands line by line.
  const other = page.getByRole('region', { name: /^D1 / });
  await other.getByText('Clarification needed').click();
  await other.getByRole('textbox', { name: 'Comment for the assessor' }).fill('Which day was it?');
  await nav.getByRole('link', { name: /^Summary/ }).click();
  await page.getByText(/^A clarification is still needed: D1 [^:]+$/).waitFor();
  await page.getByRole('link', { name: /^A correction is still needed: C1 [^:]+$/ }).waitFor();

  await page.getByRole('button', { name: 'Mark as invalid' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill('Nobody visited the site.');
  await dialog.getByRole('button', { name: 'Mark as invalid' }).click();
  await page.getByText('Done: Mark as invalid').waitFor();
  // The letter is kept with the case.
  await page.getByRole('status').getByRole('link', { name: 'Letters and recipients' }).waitFor();
  // Of a case that has ended it is read whose it was; nobody is offered to choose anew.
  const whose = page.getByRole('region', { name: 'Assigned to' });
  await whose.getByText('Jordan Reyes', { exact: true }).waitFor();
  expect(await whose.getByRole('combobox').count()).toBe(0);
});
