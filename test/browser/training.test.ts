import { expect, test } from 'vitest';
import { evidencePdf } from '../../server/cli/walk/evidence-pdf.ts';
import type { Client } from '../support/client.ts';
import { expectAccessible, expectAccessibleEverywhere } from './support/accessible.ts';
import { type World, world } from './support/world.ts';
import { worldOfFile } from './support/world-of-file.ts';

let at: World;

worldOfFile(async () => {
  at = await world('toy');
  return at;
});

async function record(who: Client, course: string, shown: boolean): Promise<void> {
  let evidence: string | null = null;
  if (shown) {
    const sent = await who.request('/api/v1/me/files', {
      method: 'POST',
      headers: { Origin: at.server.url, 'X-File-Name': 'certificate.pdf' },
      body: new Uint8Array(evidencePdf(course, 3)),
    });
    evidence = ((await sent.json()) as { id: string }).id;
  }
  const added = await who.post('/api/v1/me/training', { course, completedOn: '2026-01-10', evidence });
  expect(added.status).toBe(201);
}

test('training is confirmed by its evidence in place, without one only with a reason, or refused with one', async () => {
  const gardener = await at.server.signedIn({ name: 'Gerda Gardener' });
  await record(gardener, 'Soil', true);
  await record(gardener, 'Water', false);
  await record(gardener, 'Bees', false);
  const page = await at.open(await at.server.signedIn({ name: 'Ada', administrator: true }));
  await page.goto('/training');
  const check = (course: string) =>
    page.getByRole('button', { name: `Check: Gerda Gardener, ${course}` }).click();

  await check('Soil');
  await page.getByText('Page 1 of 1').waitFor();
  await expectAccessible(page, 'a record with evidence');
  // What is decided is in sight beside the document, and on a phone above it; nothing is wider than the screen.
  const wide = page.viewportSize() ?? { width: 1280, height: 800 };
  for (const size of [wide, { width: 360, height: 740 }]) {
    await page.setViewportSize(size);
    const until = await page.getByLabel(/^Valid until/).boundingBox();
    const refuse = await page.getByRole('button', { name: 'Cannot confirm' }).boundingBox();
    const larger = await page.getByRole('button', { name: 'Larger' }).boundingBox();
    for (const box of [until, refuse])
      expect((box?.y ?? Infinity) + (box?.height ?? 0)).toBeLessThan(size.height);
    expect((larger?.x ?? Infinity) + (larger?.width ?? 0)).toBeLessThanOrEqual(size.width);
  }
  await page.setViewportSize(wide);
  await page.getByRole('button', { name: 'Confirm', exact: true }).click();
  await page.getByText('The training of Gerda Gardener is confirmed.').waitFor();

  await check('Water');
  await page.getByText('Nothing was added that shows this course.').waitFor();
  await page.getByLabel(/^Why without evidence/).fill('In the register of the school');
  await expectAccessible(page, 'a record without evidence');
  await page.getByRole('button', { name: 'Confirm without evidence' }).click();

  await check('Bees');
  await page.getByRole('button', { name: 'Cannot confirm' }).click();
  await page.getByLabel('Reason').fill('Add the certificate, please.');
  await page.getByRole('dialog').getByRole('button', { name: 'Cannot confirm' }).click();
  await page.getByText('Not confirmed. Gerda Gardener is told why').waitFor();
  await page.getByText('Nothing waits to be checked.').waitFor();

  await page.getByLabel('Status').selectOption({ label: 'all' });
  await page.getByText('Without evidence: In the register of the school').waitFor();
  await expectAccessibleEverywhere(page, 'all training records');

  const own = await at.open(gardener);
  await own.goto('/account');
  await own.getByText('not confirmed: Add the certificate, please.').waitFor();

  await page.goto('/operations/audit');
  await page.getByRole('cell', { name: 'Ada confirmed Water (Gerda Gardener).' }).waitFor();
  await page.getByRole('cell', { name: 'Ada could not confirm Bees (Gerda Gardener).' }).waitFor();
});
