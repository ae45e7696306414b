import { describe, expect, it } from 'vitest';
import type { FormStep } from '../../engine/model/index.ts';
import { aboutOf } from '../../engine/run/place-words.ts';

const step: FormStep = {
  schema: {
    type: 'object',
    properties: {
      area: { type: 'number', title: 'Area' },
      first: { type: 'object', properties: { notes: { type: 'string' } } },
      beds: { type: 'array', title: 'Beds', items: { type: 'object', properties: { plant: {} } } },
    },
  },
  uischema: { type: 'VerticalLayout', elements: [] },
  i18n: {
    en: { 'first.label': 'A1 Policy. Is there one?' },
    fr: { 'first.label': 'A1 Politique. Y en a-t-il une?', 'beds.label': 'Plates-bandes' },
  },
};

describe('what a message is about', () => {
  const about = (...path: (string | number)[]) => aboutOf(['en', 'fr'], step, path);

  it('is the question that a place is or stands in', () => {
    const first = { en: 'A1 Policy', fr: 'A1 Politique' };
    expect(about('first')).toEqual(first);
    expect(about('first', 'notes')).toEqual(first);
  });

  it('is the list and the row', () => {
    expect(about('beds', 1, 'plant')).toEqual({ en: 'Beds, row 2', fr: 'Plates-bandes, ligne 2' });
  });

  it('is nothing for a field that stands alone, and for a whole step', () => {
    expect(about('area')).toBeUndefined();
    expect(about()).toBeUndefined();
  });
});
