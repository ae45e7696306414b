import { describe, expect, it } from 'vitest';
import { computedChoices, strayChoices } from '../../engine/run/choices.ts';

describe('choices that come from the case', () => {
  it('are found wherever a control stands in the layout', () => {
    const control = {
      type: 'Control',
      scope: '#/properties/inner/properties/codes',
      options: { choices: 'company.industryCodes' },
    };
    const uischema = { type: 'VerticalLayout', elements: [{ type: 'Group', elements: [control] }] };
    expect(computedChoices(uischema)).toEqual([
      { pointer: '/inner/codes', expression: 'company.industryCodes' },
    ]);
  });

  it('refuse a value that the case does not offer, at its place', () => {
    const problems = strayChoices({ form: 'f', step: 's' }, { codes: ['A', 'B'] }, { '/codes': ['A'] });
    expect(problems).toMatchObject([
      { severity: 'error', place: 'f.s.codes', pointer: '/codes', keyword: 'enum' },
    ]);
    expect(problems[0]?.message).toMatchObject({ en: 'Not one of the choices: B.' });
  });

  it('say nothing of what was not chosen', () => {
    expect(strayChoices({ form: 'f', step: 's' }, {}, { '/codes': [] })).toEqual([]);
  });
});
