import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { samplePdf } from '../support/sample-files.ts';
import { audit } from './support/secor.ts';
import { type World, world } from './support/world.ts';
import { worldOfFile } from './support/world-of-file.ts';

let at: World;
let folder: string;

worldOfFile(
  async () => {
    at = await world('own');
    folder = await mkdtemp(join(tmpdir(), 'attest-upload-'));
    return at;
  },
  () => rm(folder, { recursive: true }),
);

test('a file goes on where the connection broke, also after the page was left', async () => {
  const parts = await audit(at, /^a round of corrections/);
  const id = await parts.live(0);
  const whole = Buffer.concat([samplePdf, Buffer.alloc(2_000_000, '% nothing to see here\n')]);
  // A file of the disk: that it is the same one is told by its date, too.
  const chart = join(folder, 'organization chart.pdf');
  await writeFile(chart, whole);
  const page = await at.open(parts.assessor);
  page.allow(0);
  const offsets: number[] = [];
  let line: 'whole' | 'broken' | 'mended' = 'whole';
  await page.route('**/api/v1/**/uploads/*', async (route) => {
    const isPart = route.request().method() === 'PATCH';
    // The line breaks with the third part, and whatever follows finds none.
    if (line === 'whole' && isPart && offsets.length === 2) line = 'broken';
    if (line === 'broken') return route.abort('internetdisconnected');
    if (isPart) offsets.push(Number(route.request().headers()['upload-offset']));
    return route.continue();
  });
  const address = `/cases/${id}/forms/registration/profile`;
  await page.goto(address);
  await page.locator('input[type=file]').setInputFiles(chart);
  await page
    .getByText(/connection/i)
    .first()
    .waitFor();
  expect(offsets).toEqual([0, 512 * 1024]);

  // He comes back later and chooses the same file.
  await page.goto('/');
  await page.getByRole('heading').first().waitFor();
  line = 'mended';
  await page.goto(address);
  await page.locator('input[type=file]').setInputFiles(chart);
  await page.getByRole('link', { name: 'organization chart.pdf' }).waitFor();
  await page.getByText('All changes saved').waitFor();
  expect(offsets[2]).toBe(1024 * 1024);
  const { body } = await parts.assessor.get<{ data: Record<string, { sha256?: string }> }>(
    `/api/v1/cases/${id}/forms/registration/steps/profile`,
  );
  const sums = Object.values(body.data).map((value) => value?.sha256);
  expect(sums).toContain(createHash('sha256').update(whole).digest('hex'));
});

test('what stands at a draft is so: a refused file is not sent again, and nobody is thanked early', async () => {
  const parts = await audit(at, /^a round of corrections/);
  const id = await parts.live(0);
  const page = await at.open(parts.assessor);
  page.allow(422);
  const form = `/cases/${id}/forms/registration`;
  await page.goto(`${form}/profile`);
  // The text of a letter under the name of a PDF: it will be refused as often as it is sent.
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'chart.pdf', mimeType: 'application/pdf', buffer: Buffer.from('Dear Sir') });
  await page.getByRole('button', { name: /^Dismiss/ }).waitFor();
  expect(await page.getByRole('button', { name: /^Try again/ }).count()).toBe(0);
  await page.getByRole('button', { name: /^Choose a file/ }).waitFor();

  // The company itself stands in the table already; nothing is missing there.
  await page.getByRole('link', { name: /^Legal companies.*filled in for you/ }).waitFor();
  await page.goto(`${form}/thanks`);
  await page.getByRole('heading', { name: 'Not sent yet' }).waitFor();
  expect(await page.getByText('We have received your registration').count()).toBe(0);
  await page.getByRole('link', { name: 'Go on: Audit registration' }).click();
  await page.getByRole('heading', { name: 'Audit details' }).first().waitFor();
});
