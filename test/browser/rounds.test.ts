import { expect, test } from 'vitest';
import { addDays, todayIn } from '../../engine/index.ts';
import { expectAccessible } from './support/accessible.ts';
import { audit } from './support/secor.ts';
import { type World, world } from './support/world.ts';
import { worldOfFile } from './support/world-of-file.ts';

let at: World;

worldOfFile(async () => {
  at = await world('own');
  return at;
});

test('a question is sent back, corrected, accepted, and the audit is certified', async () => {
  const parts = await audit(at, /^a round of corrections/);
  const id = await parts.live(7);
  await at.server.outbox.drain();

  // The assessor corrects just what was asked for.
  const assessor = await at.open(parts.assessor, { width: 390, height: 844 });
  await assessor.goto(`/cases/${id}/forms/assessment/c`);
  const asked = assessor.getByRole('group', { name: /^C1 / });
  await asked
    .getByLabel('Notes')
    .fill('Both hazards have a control now; the photo shows the guard and the sign.');
  await asked.getByLabel(/reply/i).fill('The second grinder has its guard now.');
  // No answer is missing, and yet something keeps the form from being sent: the comment is not ticked.
  await assessor.getByText('Before it can be sent: 1').waitFor();

  // An answer that wants an action leads to the plan, and back to where he was.
  await asked.getByRole('radio', { name: 'No', exact: true }).check();
  await asked.getByRole('button', { name: /action item/ }).click();
  await assessor.getByRole('dialog').getByRole('button', { name: 'Done' }).click();
  await assessor.getByRole('button', { name: /^Delete/ }).click();
  await assessor.getByRole('link', { name: 'Go on where you were: C Hazard control' }).click();
  await asked.getByRole('radio', { name: 'Yes', exact: true }).check();
  await asked.getByRole('checkbox', { name: /dealt with/ }).check();
  await assessor.getByText('All changes saved').waitFor();
  await assessor.goto(`/cases/${id}`);
  await assessor.getByRole('button', { name: 'Return the corrected assessment' }).click();
  await assessor.getByRole('dialog').getByRole('button', { name: 'Return the corrected assessment' }).click();
  await assessor.getByRole('heading', { name: 'Second look' }).waitFor();

  // The same reviewer looks at what changed, and at nothing else.
  const reviewer = await at.open(parts.reviewer);
  await reviewer.goto(`/cases/${id}/review/review/c`);
  const changed = reviewer.getByRole('region', { name: /^C1 / });
  await changed.getByText('Changed since the last round').waitFor();
  await changed.getByText('The second grinder has its guard now.').first().waitFor();
  await changed.getByText('Sufficient', { exact: true }).click();
  await changed.getByLabel('Points awarded').fill('5');
  await reviewer.getByText('All changes saved').waitFor();
  await reviewer
    .getByRole('navigation', { name: 'Parts of the review' })
    .getByRole('link', { name: /^Summary/ })
    .click();
  await reviewer.getByRole('button', { name: 'Pass the audit' }).click();
  const dialog = reviewer.getByRole('dialog');
  await expectAccessible(reviewer, 'the decision to certify');
  await dialog.getByRole('button', { name: 'Pass the audit' }).click();
  await dialog.waitFor({ state: 'detached' });
  await reviewer.goto(`/cases/${id}`);
  await reviewer.getByRole('heading', { name: 'Certified' }).first().waitFor();

  // The assessor finds the certificate, and what he downloads is one.
  await at.server.outbox.drain();
  await assessor.goto('/certificates');
  const link = assessor.getByRole('link', { name: /PDF/ }).first();
  await link.waitFor();
  const file = await parts.assessor.request(String(await link.getAttribute('href')));
  expect(file.status).toBe(200);
  expect(
    Buffer.from(await file.arrayBuffer())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-');
  const row = await at.server.deps.db('cases').where({ id }).first('state');
  expect(row?.state).toContain('certified');
});

test('ninety days after the first feedback the clock alone ends an audit, and everybody is told why', async () => {
  const parts = await audit(at, /^ninety days after/);
  const feedback = parts.path.steps.findIndex(({ event }) => event === 'FEEDBACK');
  const id = await parts.live(feedback + 1);
  const zone = parts.release.definition.timeZone;
  const first = todayIn(zone, at.clock.now().toISOString());
  const page = await at.open(parts.reviewer);
  await page.goto(`/cases/${id}`);
  await page
    .getByRole('heading', { name: /orrection/ })
    .first()
    .waitFor();
  // What comes first stands first.
  const due = page.getByRole('region', { name: 'Due dates' }).getByRole('listitem');
  await due.first().waitFor();
  expect(await due.allInnerTexts()).toEqual([
    expect.stringContaining('Corrected assessment due'),
    expect.stringContaining('End of the correction process'),
  ]);

  // The ninetieth day still counts, to its end.
  await at.moveTo(new Date(`${addDays(first, 90)}T18:00:00Z`));
  await page.reload();
  await page.getByRole('heading', { name: 'Return missed' }).first().waitFor();
  // Days are counted by the server's clock, whatever this browser's says.
  await page.getByText('due today').first().waitFor();
  await at.moveTo(new Date(`${addDays(first, 91)}T18:00:00Z`));
  await page.reload();
  await page.getByRole('heading', { name: 'Invalid' }).first().waitFor();
  await expectAccessible(page, 'an audit that its deadline ended');

  await at.server.outbox.drain();
  const letters: { recipient_email: string; text: string }[] = await at.server.deps
    .db('mails')
    .where({ case_id: id })
    .select('recipient_email', 'text');
  const told = letters.filter(({ text }) => text.includes('when the correction process ended'));
  expect(told.length).toBeGreaterThan(0);
  expect(new Set(told.map(({ recipient_email }) => recipient_email)).size).toBe(told.length);
  // Nobody can take it up again.
  const staff = await at.open(parts.staff);
  await staff.goto(`/cases/${id}`);
  await staff.getByRole('heading', { name: 'Invalid' }).first().waitFor();
  expect(await staff.getByRole('button', { name: 'Extend the return date' }).count()).toBe(0);
});
