import { inside, type PatchedPrograms, programsWith } from './programs-with.ts';

const text = (en: string) => ({ en, fr: en });
const answer = (responses: string[]) => ({
  type: 'object',
  properties: {
    response: { type: 'string', enum: responses },
    notes: { type: 'string' },
    evidence: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          file: { type: 'object', 'x-file': { types: ['pdf', 'png'] } },
          documentDate: { type: 'string', format: 'date' },
        },
        required: ['file'],
      },
    },
  },
  required: ['response'],
});
const judgement = {
  type: 'object',
  properties: {
    mark: { type: 'string', enum: ['fine', 'unclear', 'wrong'] },
    comment: { type: 'string' },
    awarded: { type: 'number', minimum: 0 },
  },
  required: ['mark'],
};
const controls = (names: string[], widget: string) =>
  names.map((name) => ({ type: 'Control', scope: `#/properties/${name}`, options: { widget } }));

const labels = (names: string[], parts: string[]) =>
  Object.fromEntries(
    names.flatMap((name) => [
      [`${name}.label`, name[0]?.toUpperCase() + name.slice(1)],
      ...parts.map((part) => [`${name}.${part}.label`, part]),
    ]),
  );
const answerLabels = labels(
  ['soil', 'water'],
  ['response', 'notes', 'evidence', 'evidence.file', 'evidence.documentDate'],
);
const verdictLabels = labels(['soil', 'water'], ['mark', 'comment', 'awarded']);
const foundLabels = labels(['items'], ['question', 'fault']);

/** The toy program in which the clerk judges two questions about the soil, with a score and a minimum. */
export function judgedPermit(): Promise<PatchedPrograms> {
  return programsWith({
    'forms/permit/application/garden.json': (json) => {
      const properties = inside(json, 'schema', 'properties');
      for (const language of ['en', 'fr']) Object.assign(inside(json, 'i18n', language), answerLabels);
      properties.soil = answer(['yes', 'no']);
      properties.water = answer(['yes', 'no', 'na']);
      (inside(json, 'uischema').elements as object[]).push(...controls(['soil', 'water'], 'question'));
    },
    'forms/permit/verdict/form.json': JSON.stringify({
      format: 1,
      title: text('Verdict'),
      layout: 'sections',
      steps: [
        { id: 'ground', title: text('Ground'), file: 'ground.json' },
        { id: 'found', title: text('Found'), file: 'found.json' },
      ],
      checks: ['soil-checks'],
      review: {
        of: 'application',
        accepts: ['fine'],
        standing: [{ ruleset: 'enough', unmet: 'below' }],
        deficiencies: { step: 'found', table: 'items', question: 'question', text: 'fault' },
        beside: { found: ['application.confirm'] },
      },
    }),
    'forms/permit/verdict/ground.json': JSON.stringify({
      schema: {
        type: 'object',
        properties: { soil: judgement, water: judgement },
        required: ['soil', 'water'],
      },
      uischema: { type: 'VerticalLayout', elements: controls(['soil', 'water'], 'judgement') },
      i18n: { en: verdictLabels, fr: verdictLabels },
    }),
    'forms/permit/verdict/found.json': JSON.stringify({
      schema: {
        type: 'object',
        properties: {
          items: {
            type: 'array',
            items: {
              type: 'object',
              properties: {
                question: { type: 'string', enum: ['soil', 'water'] },
                fault: { type: 'string', minLength: 3 },
              },
              required: ['question', 'fault'],
            },
          },
        },
      },
      uischema: { type: 'VerticalLayout', elements: controls(['items'], 'table') },
      i18n: { en: foundLabels, fr: foundLabels },
    }),
    'rules/permit/scorecard.json': JSON.stringify({
      format: 1,
      title: text('Ground'),
      elements: [
        {
          id: 'ground',
          title: text('Ground'),
          questions: ['soil', 'water'].map((id) => ({
            id,
            title: text(id),
            guideline: text(`What is good ${id}?`),
            points: id === 'soil' ? 6 : 4,
            scoring: 'all-or-nothing',
            ...(id === 'water' ? { notApplicable: true } : {}),
            answer: `application.garden.${id}`,
            review: `verdict.ground.${id}`,
          })),
        },
      ],
    }),
    'rules/permit/enough.json': JSON.stringify({
      format: 1,
      title: text('Enough for every element'),
      parameters: { least: { title: text('Least'), unit: 'percent', value: 50 } },
      forEach: { items: 'scorecard.awarded.elements', as: 'element' },
      facts: {
        name: { title: text('Element'), unit: 'text', from: 'element.title' },
        percent: { title: text('Score'), unit: 'percent', from: 'element.percent' },
      },
      rules: [
        {
          name: 'below',
          conditions: { all: [{ fact: 'percent', operator: 'lessThan', value: { fact: 'least' } }] },
          event: {
            type: 'below',
            params: { message: text('{name} is {percent}, at least {least} is required.') },
          },
        },
      ],
      examples: [
        { title: 'half', facts: { name: 'Ground', percent: 50 }, expect: { outcomes: [] } },
        { title: 'less', facts: { name: 'Ground', percent: 49 }, expect: { outcomes: ['below'] } },
      ],
    }),
    'rules/permit/soil-checks.json': JSON.stringify({
      format: 1,
      title: text('Checks'),
      facts: {
        soil: { title: text('Soil'), unit: 'text', from: 'application.garden.soil.response' },
        water: { title: text('Water'), unit: 'text', from: 'application.garden.water.response' },
      },
      rules: [
        {
          name: 'both',
          conditions: {
            all: [
              { fact: 'soil', operator: 'equal', value: 'no' },
              { fact: 'water', operator: 'equal', value: 'yes' },
            ],
          },
          event: {
            type: 'warning',
            params: { message: text('Water without soil.'), field: 'verdict.ground.water' },
          },
        },
      ],
      examples: [
        { title: 'both', facts: { soil: 'no', water: 'yes' }, expect: { outcomes: ['warning'] } },
        { title: 'neither', facts: { soil: 'yes', water: 'yes' }, expect: { outcomes: [] } },
      ],
    }),
    'workflows/permit/machine.json': (json) => {
      const states = inside(json, 'machine', 'states');
      const decide = inside(states, 'decide');
      inside(decide, 'meta', 'forms').verdict = { view: ['clerk'], edit: ['clerk'] };
      inside(decide, 'meta', 'events', 'ASK').submits = ['verdict'];
      inside(states, 'correction', 'meta', 'forms', 'application').only =
        "['application.garden.soil', 'application.garden.water']";
    },
  });
}
