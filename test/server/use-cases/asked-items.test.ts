import { expect, test } from 'vitest';
import type { StoredCase } from '../../../server/stores/cases.ts';
import { askedItems } from '../../../server/use-cases/asked-items.ts';
import { caseAt, NOON, toyRelease } from '../../engine/toy-case.ts';

test('a reader is asked for what he may change, not for what others are to change', async () => {
  const release = toyRelease();
  const { snapshot, data } = await caseAt(release);
  const loaded = { release, data, stored: { snapshot } as StoredCase };
  const placesFor = (garden: boolean, confirm: boolean) =>
    askedItems(
      loaded,
      {
        id: 'application',
        only: ['application.garden.area', 'application.confirm'],
        steps: [
          { id: 'garden', canEdit: garden },
          { id: 'confirm', canEdit: confirm },
        ],
      },
      NOON,
    ).map(({ place }) => place);
  expect(placesFor(true, true)).toEqual(['application.garden.area', 'application.confirm']);
  expect(placesFor(false, true)).toEqual(['application.confirm']);
  expect(placesFor(false, false)).toEqual([]);
});
