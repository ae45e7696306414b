import { expect, test } from 'vitest';
import { type Answers, addDays, readPaths, todayIn } from '../../engine/index.ts';
import { saveAnswers } from '../../server/cli/walk/save-answers.ts';
import { shiftDates } from '../../server/cli/walk/shift-dates.ts';
import { samplePdf } from '../support/sample-files.ts';
import { expectAccessible } from './support/accessible.ts';
import { type Audit, asWalker, audit } from './support/secor.ts';
import { type World, world } from './support/world.ts';
import { worldOfFile } from './support/world-of-file.ts';

let at: World;
let parts: Audit;

worldOfFile(async () => {
  at = await world('own');
  parts = await audit(at, /^certified, with/);
  return at;
});

test('an audit from the request to the certificate, by hand', async () => {
  const { clock, server } = at;
  const zone = parts.release.definition.timeZone;
  const startDate = addDays(todayIn(zone, clock.now().toISOString()), 12);

  // The assessor asks for the audit.
  const assessor = await at.open(parts.assessor);
  const next = () => assessor.getByRole('button', { name: 'Next', exact: true }).click();
  const saved = () => assessor.getByText('All changes saved').waitFor();
  await assessor.goto('/');
  await assessor
    .getByRole('button', { name: `Request a new audit registration: ${parts.company.name}` })
    .click();
  await assessor.getByRole('radio', { name: /^Certification/ }).check();
  await assessor.getByRole('checkbox', { name: 'Alberta' }).check();
  await assessor.getByRole('checkbox', { name: 'British Columbia' }).check();
  await assessor.getByLabel('Number of employees').fill('1');
  await assessor.getByLabel('Expected start date').fill(startDate);
  await saved();
  await expectAccessible(assessor, 'audit details');
  await next();

  await assessor.getByRole('heading', { name: 'Company profile' }).first().waitFor();
  await assessor.locator('input[type=file]').setInputFiles({
    name: 'organization chart.pdf',
    mimeType: 'application/pdf',
    buffer: samplePdf,
  });
  await assessor.getByRole('link', { name: 'organization chart.pdf' }).waitFor();
  await assessor
    .getByRole('textbox', { name: 'Company profile' })
    .fill('We service wells in Alberta and British Columbia with one person, all year round.');
  await saved();
  await next();

  await assessor.getByRole('heading', { name: 'Legal companies' }).first().waitFor();
  await assessor.getByRole('cell', { name: parts.company.name, exact: true }).waitFor();
  await next();

  await assessor.getByRole('heading', { name: 'Worksites' }).first().waitFor();
  await assessor.getByRole('button', { name: 'Add a row' }).click();
  const row = assessor.getByRole('dialog');
  await row.getByLabel('Worksite', { exact: false }).first().selectOption('headOffice');
  await row.getByLabel('Tasks').fill('Office work and dispatch');
  await row.getByLabel('City').fill('Calgary');
  await row.getByLabel(/Province/).selectOption('AB');
  await row.getByLabel(/employees/i).fill('1');
  await expectAccessible(assessor, 'a row of a table');
  await row.getByRole('button', { name: 'Done' }).click();
  await saved();
  await next();

  await assessor.getByRole('heading', { name: 'Employee roster' }).first().waitFor();
  await assessor.getByRole('button', { name: 'Add a row' }).click();
  await row.getByLabel('Name').fill('Robin Ash');
  await row.getByLabel('Primary position').selectOption('owner');
  await row.getByLabel(/since/).fill('2015');
  await row.getByLabel('Employment status').selectOption('fullTime');
  await row.getByRole('button', { name: 'Done' }).click();
  await saved();
  await next();

  await assessor.getByRole('checkbox', { name: /I have read these statements/ }).check();
  await assessor.getByRole('button', { name: 'Submit your audit registration' }).click();
  await assessor.getByRole('heading', { name: 'Thank you' }).first().waitFor();
  const id = /cases\/([^/]+)\//.exec(assessor.url())?.[1] ?? '';

  // Staff approve it.
  const staff = await at.open(parts.staff);
  await staff.goto('/');
  await staff.getByRole('link', { name: 'New audit requests: 1 case' }).click();
  await staff.getByRole('link', { name: /^\d{9}$/ }).click();
  await staff.getByRole('button', { name: 'Approve and invoice' }).click();
  // What is decided on and what follows stand in the dialog: the company, the fee's reason, the invoice.
  const approval = staff.getByRole('dialog');
  await approval.getByText('The company is a member').waitFor();
  await approval.getByText(/^An invoice of \$\d+\.00 is issued/).waitFor();
  await expectAccessible(staff, 'the approval of a request');
  await approval.getByRole('button', { name: 'Approve and invoice' }).click();
  await staff.getByRole('heading', { name: /^Payment (needed|due)/ }).waitFor();

  // The assessor pays: a declined card first, which the gateway's own page says.
  assessor.allow(422);
  await assessor.goto('/invoices');
  await assessor.getByRole('button', { name: 'Go to payment' }).click();
  await assessor.waitForURL(/sandbox-checkout/);
  await assessor.getByLabel('Card number').fill('4000 0000 0000 0002');
  await assessor.getByRole('button', { name: /^Pay/ }).click();
  await assessor
    .getByText(/declined/)
    .first()
    .waitFor();
  await assessor.getByLabel('Card number').fill('4242 4242 4242 4242');
  await assessor.getByRole('button', { name: /^Pay/ }).click();
  await assessor.getByText('Your payment is received').waitFor();
  await staff.getByRole('heading', { name: 'Registered' }).waitFor();

  // Data gathering starts, and is over.
  await at.moveTo(new Date(`${addDays(startDate, 13)}T18:00:00Z`));
  const { fixtures } = readPaths(parts.release);
  const answers = (part: string) =>
    shiftDates((fixtures?.[part]?.answers ?? {}) as Answers, parts.shift) as Answers;
  const assessed = answers('assessed');
  delete assessed.assessment?.a?.a1;
  await saveAnswers([asWalker(parts.assessor, server.url)], parts.release, id, assessed);

  // One question by hand, then the submission.
  await assessor.goto(`/cases/${id}/forms/assessment/a`);
  const question = assessor.getByRole('group', { name: /^A1 / });
  await question.getByRole('radio', { name: 'Yes' }).check();
  await question
    .getByLabel('Notes')
    .fill('The policy hangs in the office and in each truck; everyone could say what it asks of them.');
  // Documents are attached where they are listed; the row then asks for the rest.
  const chooser = assessor.waitForEvent('filechooser');
  await question.getByRole('button', { name: 'Attach documents' }).click();
  await (await chooser).setFiles({ name: 'policy.pdf', mimeType: 'application/pdf', buffer: samplePdf });
  await row.getByRole('link', { name: 'policy.pdf' }).waitFor();
  await row.getByLabel('Date of the document').fill(addDays(startDate, -50));
  await row.getByLabel('What it shows').fill('The signed policy');
  await row.getByRole('button', { name: 'Done' }).click();
  await saved();
  await expectAccessible(assessor, 'an element of the assessment');
  await assessor.goto(`/cases/${id}`);
  await assessor.getByRole('button', { name: 'Submit the assessment' }).click();
  await assessor.getByRole('heading', { name: 'Quality review' }).waitFor();

  // The reviewer judges one question by hand and passes the audit.
  const reviewed = answers('reviewed');
  const marks = reviewed.review?.a as { a1?: unknown } | undefined;
  delete marks?.a1;
  await saveAnswers([asWalker(parts.reviewer, server.url)], parts.release, id, reviewed);
  const reviewer = await at.open(parts.reviewer);
  await reviewer.goto('/');
  await reviewer.getByRole('link', { name: 'Given to nobody: 1 case' }).click();
  // A row leads to the review; the case stands beside it.
  await reviewer.getByRole('link', { name: /^Case/ }).click();
  await reviewer.getByRole('button', { name: 'Assign to me' }).click();
  await reviewer.getByRole('button', { name: 'Assign to me' }).waitFor({ state: 'detached' });
  await reviewer.goto(`/cases/${id}/forms/review/a`);
  await reviewer
    .getByRole('group', { name: /^A1 / })
    .getByRole('radio', { name: /^Sufficient/ })
    .check();
  await reviewer.getByText('All changes saved').waitFor();
  await expectAccessible(reviewer, 'an element of the review');
  await reviewer.goto(`/cases/${id}`);
  await reviewer.getByRole('button', { name: /^Pass/ }).click();
  const pass = reviewer.getByRole('dialog');
  await pass.getByRole('textbox').fill('Well done.');
  await pass.getByRole('button', { name: /^Pass/ }).click();
  await reviewer.getByRole('heading', { name: 'Certified' }).waitFor();

  // Everybody sees why and what came of it.
  await reviewer.getByRole('link', { name: 'Decisions', exact: true }).click();
  await reviewer.getByText('Minimum overall score').first().click();
  await reviewer
    .getByText(/at least 80/)
    .first()
    .waitFor();
  await assessor.getByRole('heading', { name: 'Certified' }).waitFor();
  await assessor.goto('/certificates');
  await assessor.getByText('No certificate').waitFor({ state: 'detached' });
  await expect
    .poll(
      async () => {
        await assessor.reload();
        await assessor.getByText(parts.company.name).first().waitFor();
        return assessor.getByRole('link', { name: /\(PDF\)/ }).count();
      },
      { timeout: 30_000 },
    )
    .toBe(1);
  const address = await assessor.getByRole('link', { name: /\(PDF\)/ }).getAttribute('href');
  const paper = await parts.assessor.request(address ?? '');
  expect(paper.headers.get('content-type')).toBe('application/pdf');
  const receipt = await parts.reviewer.get<{ kind: string }>(`/api/v1/cases/${id}/receipt`);
  expect(receipt.body.kind).toBe('attest-receipt');
});
