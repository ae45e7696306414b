import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../engine/index.ts';
import { firstValuesSuffice } from '../../../server/use-cases/first-values.ts';
import { releaseWith, someCase, someNow } from '../../engine/step-release.ts';

/** Of the toy program's first step with another schema; its owner is filled in from the company's name. */
function suffices(schema: JsonObject): 'blank' | 'prefilled' | null {
  const release = releaseWith({ schema, uischema: { type: 'VerticalLayout', elements: [] } });
  const place = { form: 'application', step: 'garden' };
  return firstValuesSuffice(release, { data: someCase() }, place, someNow);
}

const owner = { type: 'string' };
const notes = { type: 'string', maxLength: 40 };

describe('a step that nobody saved', () => {
  it('suffices when what it was filled in with is all that is asked', () => {
    const required = ['owner'];
    expect(suffices({ type: 'object', properties: { owner, notes }, required })).toBe('prefilled');
  });

  it('suffices when nothing is in it and nothing is asked', () => {
    const file = 'forms/permit/decision/reason.json';
    const step = {
      schema: { type: 'object', properties: { notes } },
      uischema: { type: 'VerticalLayout', elements: [] },
    };
    const release = releaseWith(step, { [file]: step });
    const place = { form: 'decision', step: 'reason' };
    expect(firstValuesSuffice(release, { data: someCase() }, place, someNow)).toBe('blank');
  });

  it('does not when an answer is missing, or what it was filled in with is wrong', () => {
    const required = ['owner', 'notes'];
    expect(suffices({ type: 'object', properties: { owner, notes }, required })).toBeNull();
    expect(suffices({ type: 'object', properties: { owner: { ...owner, maxLength: 2 } } })).toBeNull();
  });
});
