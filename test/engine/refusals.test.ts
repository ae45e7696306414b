import { describe, expect, it } from 'vitest';
import type { Decision } from '../../engine/model/index.ts';
import { rulesRefused } from '../../engine/run/refusals.ts';

const said = (ruleset: string, ...outcomes: [string, string][]) =>
  ({
    ruleset,
    outcomes: outcomes.map(([type, message]) => ({ type, params: { message, program: 'other' } })),
  }) as unknown as Decision;

describe('a refusal by rules', () => {
  const refusal = rulesRefused(
    [
      said('size', ['too-large', 'Too large.'], ['warning', 'This will be too large.'], ['note', 'Large.']),
      said('color', ['wrong', 'Wrong color.']),
    ],
    new Set(['size']),
  );

  it('gives the reasons of the rulesets that were asked, but not what only forms say', () => {
    expect(refusal.reasons).toMatchObject([{ message: 'Too large.' }]);
  });

  it('names the program that the case is rather for', () => {
    expect(refusal.reasons).toMatchObject([{ program: 'other' }]);
  });
});
