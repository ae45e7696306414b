import { describe, expect, it } from 'vitest';
import { factTitles, inTitles, summaryTitles } from '../../engine/index.ts';
import type { JsonObject } from '../../engine/model/index.ts';
import { programFiles } from './check/patched-program.ts';
import { releaseWith } from './step-release.ts';

const program: JsonObject = JSON.parse(
  Buffer.from(programFiles().get('workflows/permit/program.json')!).toString(),
);

const release = releaseWith(
  {
    schema: {
      type: 'object',
      properties: {
        owner: { type: 'string' },
        area: { type: 'number' },
        soil: { enum: ['clay', 'sand', 'peat'] },
        tools: { type: 'array', items: { enum: ['hoe', 'rake'] } },
        water: { oneOf: [{ const: 'rain', title: 'Rain' }, { const: 'tap' }] },
        shade: { type: 'string' },
      },
    },
    uischema: {
      type: 'VerticalLayout',
      elements: [
        { type: 'Control', scope: '#/properties/soil', i18n: 'ground' },
        {
          type: 'Control',
          scope: '#/properties/shade',
          options: { enumOptions: [{ value: 'full', label: 'Full shade' }, 'half'] },
        },
      ],
    },
    i18n: {
      en: { 'ground.clay': 'Clay: heavy', 'ground.sand': 'Sand', 'tools.hoe': 'Hoe', 'tools.rake': 'Rake' },
      fr: { 'ground.clay': 'Argile : lourde', 'ground.sand': 'Sable', 'tools.hoe': 'Houe' },
    },
  },
  {
    'workflows/permit/program.json': {
      ...program,
      summary: {
        soil: {
          title: 'Soil',
          from: ' application.garden.soil ',
          titles: { clay: { en: 'Clay', fr: 'Argile' } },
        },
        tools: { title: 'Tools', from: 'application.garden.tools' },
        water: { title: 'Water', from: 'application.garden.water' },
        shade: { title: 'Shade', from: 'application.garden.shade' },
        area: { title: 'Area', from: 'application.garden.area', unit: 'number' },
        both: { title: 'Both', from: 'application.garden.soil + application.garden.water' },
      },
      lists: [],
      buckets: [],
    },
  },
);
const shown = (name: string, value: Parameters<typeof inTitles>[1]) =>
  inTitles(summaryTitles(release, name), value, release.definition.languages);

describe('titles of choices in a summary', () => {
  it('are those of the form, by the key that the form’s texts have', () => {
    expect(shown('soil', 'sand')).toEqual({ en: 'Sand', fr: 'Sable' });
    expect(shown('soil', 'peat')).toEqual({ en: 'peat', fr: 'peat' });
  });

  it('are the summary’s own before the form’s', () => {
    expect(shown('soil', 'clay')).toEqual({ en: 'Clay', fr: 'Argile' });
  });

  it('are those of the schema, and of the control, where no language has its own', () => {
    expect(shown('water', 'rain')).toEqual({ en: 'Rain', fr: 'Rain' });
    expect(shown('shade', 'full')).toEqual({ en: 'Full shade', fr: 'Full shade' });
  });

  it('join the entries of a list', () => {
    expect(shown('tools', ['hoe', 'rake', 'spade'])).toEqual({
      en: 'Hoe, Rake, spade',
      fr: 'Houe, rake, spade',
    });
  });

  it('are none for what is no choice, for what is computed, and for a value that the choice lacks', () => {
    expect(shown('area', 12)).toBe(12);
    expect(shown('both', 'claytap')).toBe('claytap');
    expect(shown('soil', 'gravel')).toBe('gravel');
    expect(shown('soil', null)).toBeNull();
  });
});

describe('titles of choices in a fact', () => {
  const fact = (from: string) => {
    const titles = factTitles(release, { facts: { one: { title: 'One', from } } }, 'one');
    return titles && Object.fromEntries(titles);
  };

  it('are those of the one choice that it reads, as lists show it', () => {
    expect(fact('application.garden.soil')).toMatchObject({ clay: { en: 'Clay' }, sand: { en: 'Sand' } });
    expect(fact("has(application.garden.soil) ? application.garden.soil : ''")?.sand).toEqual({
      en: 'Sand',
      fr: 'Sable',
    });
  });

  it('are none for what is made of several answers, or of none', () => {
    expect(fact('application.garden.soil + application.garden.water')).toBeNull();
    expect(fact('application.garden.area')).toBeNull();
    expect(fact("'clay'")).toBeNull();
    expect(factTitles(release, {}, 'none')).toBeNull();
  });
});
