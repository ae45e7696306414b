import { describe, expect, it } from 'vitest';
import type { Decision, Workflow } from '../../engine/model/index.ts';
import { objectionsOf } from '../../engine/run/guards.ts';
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
    new Map([['size', null]]),
  );

  it('gives the reasons of the rulesets that were asked, but not what only forms say', () => {
    expect(refusal.reasons).toMatchObject([{ message: 'Too large.' }]);
  });

  it('names the program that the case is rather for', () => {
    expect(refusal.reasons).toMatchObject([{ program: 'other' }]);
  });

  it('gives of a ruleset only the outcomes that the event may not have', () => {
    const workflow = {
      guards: {
        small: {
          type: 'not',
          params: { guard: { type: 'decision', params: { ruleset: 'size', outcome: 'too-large' } } },
        },
      },
    } as unknown as Workflow;
    const both = {
      type: 'and',
      params: { guards: ['small', { type: 'decision', params: { ruleset: 'color', outcome: 'right' } }] },
    };
    const decisions = [
      said('size', ['too-large', 'Too large.'], ['too-late', 'Too late.']),
      said('color', ['wrong', 'Wrong color.'], ['odd', 'Odd color.']),
    ];
    const { reasons } = rulesRefused(decisions, objectionsOf(both, workflow));
    expect(reasons.map(({ message }) => message)).toEqual(['Too large.', 'Wrong color.', 'Odd color.']);
    const nested = { type: 'not', params: { guard: { type: 'not', params: { guard: both } } } };
    expect(objectionsOf(nested, workflow)).toEqual(objectionsOf(both, workflow));
  });
});
