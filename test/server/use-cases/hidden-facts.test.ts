import { expect, test } from 'vitest';
import type { CaseState } from '../../../engine/index.ts';
import { hiddenParts } from '../../../server/use-cases/hidden-facts.ts';
import { caseAt, NOON, toyRelease, yesWhen } from '../../engine/toy-case.ts';

const release = toyRelease(
  {
    file: 'workflows/permit/program.json',
    set: { '/signatures': { whole: { covers: ['application'] } } },
  },
  {
    file: 'rules/permit/signed.json',
    text: JSON.stringify({ format: 1, title: 'Signed', ...yesWhen("signatures.whole != ''") }),
  },
);

test('the hash of what somebody may not see is hidden from him, too', async () => {
  const state: CaseState = await caseAt(release);
  const hiddenFrom = (role: string) => [
    ...(hiddenParts(release, 'signed', state, [role], NOON)?.facts ?? []),
  ];
  // A draft is closed to the clerk.
  expect(hiddenFrom('clerk')).toEqual(['said']);
  expect(hiddenFrom('gardener')).toEqual([]);
});
