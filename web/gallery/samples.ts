import type { Sample } from './sample.ts';

const picture = {
  id: 'picture',
  name: 'ladder.png',
  size: 48_300,
  type: 'image/png',
  sha256: '0',
};
const paper = {
  id: 'paper',
  name: 'inspection-report-of-the-north-yard.pdf',
  size: 1_840_000,
  type: 'application/pdf',
  sha256: '1',
};
const PROVINCES = ['AB', 'BC', 'MB', 'NB', 'NL', 'NS', 'ON', 'PE', 'QC', 'SK', 'NT', 'NU', 'YT'];
const TRADES = Array.from({ length: 40 }, (_, index) => ({
  const: `t${index}`,
  title: `Trade ${String.fromCharCode(65 + (index % 26))}${index}`,
}));
const person = {
  type: 'object',
  properties: {
    name: { type: 'string', i18n: 'person.name' },
    position: { type: 'string', enum: ['owner', 'worker'], i18n: 'person.position' },
    since: { type: 'integer', minimum: 1900, maximum: 2100, i18n: 'person.since' },
    insured: { type: 'boolean', i18n: 'person.insured' },
    hired: { type: 'string', format: 'date', i18n: 'person.hired' },
  },
  required: ['name', 'position'],
};
const people = [
  { name: 'Robin Ash', position: 'owner', since: 2004, insured: true, hired: '2004-05-01' },
  { name: 'Kim Birch', position: 'worker', since: 2019, insured: false },
];
const personTexts = {
  en: {
    'person.name.label': 'Name',
    'person.position.label': 'Position',
    'person.position.owner': 'Owner',
    'person.position.worker': 'Worker',
    'person.since.label': 'Since (year)',
    'person.insured.label': 'Insured',
    'person.hired.label': 'Hired on',
  },
  fr: {
    'person.name.label': 'Nom',
    'person.position.label': 'Poste',
    'person.position.owner': 'Propriétaire',
    'person.position.worker': 'Ouvrier',
    'person.since.label': 'Depuis (année)',
    'person.insured.label': 'Assuré',
    'person.hired.label': 'Engagé le',
  },
};
const control = (options: Record<string, unknown>) => ({ type: 'Control', options });
const both = (en: string, fr: string, help?: [string, string]): Pick<Sample, 'en' | 'fr'> => ({
  en: { label: en, ...(help && { description: help[0] }) },
  fr: { label: fr, ...(help && { description: help[1] }) },
});

/** Every renderer once, in the order in which people meet them. */
export const samples: Sample[] = [
  {
    name: 'text',
    schema: { type: 'string', maxLength: 60 },
    value: 'Prairie Well Services Ltd.',
    former: 'Prairie Wells',
    ...both('Legal name', 'Nom légal', ['As in the register.', 'Comme au registre.']),
  },
  {
    name: 'email',
    schema: { type: 'string', format: 'email' },
    element: control({ autocomplete: 'email', placeholder: 'name@example.org' }),
    value: 'robin@example.org',
    former: undefined,
    ...both('E-mail', 'Courriel'),
  },
  {
    name: 'long-text',
    schema: { type: 'string' },
    element: control({ multi: true }),
    value: 'We inspect ladders every month.\nWhat is broken is thrown away.',
    former: 'We inspect ladders.',
    ...both('How do you inspect?', 'Comment inspectez-vous?', ['In your own words.', 'En vos propres mots.']),
  },
  {
    name: 'rich-text',
    schema: { type: 'string', format: 'rich-text' },
    value: 'We do **three** things:\n\n- inspect *monthly*\n- train, see [our page](https://example.org)',
    former: 'We do two things.',
    ...both('About the company', 'À propos de l’entreprise'),
  },
  {
    name: 'number',
    schema: { type: 'integer', minimum: 0 },
    element: control({ useGrouping: true }),
    value: 1250,
    former: 1100,
    ...both('Employees', 'Employés', ['Owners count, too.', 'Les propriétaires comptent.']),
  },
  {
    name: 'money',
    schema: { type: 'number', minimum: 0 },
    element: control({ format: 'money' }),
    value: 12345.5,
    former: 11000,
    ...both('Payroll', 'Masse salariale'),
  },
  {
    name: 'slider',
    schema: { type: 'integer', minimum: 0, maximum: 10 },
    element: control({ slider: true }),
    value: 7,
    former: 3,
    ...both('How sure are you?', 'À quel point en êtes-vous sûr?'),
  },
  {
    name: 'date',
    schema: { type: 'string', format: 'date' },
    value: '2026-03-02',
    former: '2026-02-01',
    ...both('Expected start', 'Début prévu'),
  },
  {
    name: 'checkbox',
    schema: { type: 'boolean' },
    value: true,
    former: false,
    ...both('I have read the declaration', 'J’ai lu la déclaration'),
  },
  {
    name: 'switch',
    schema: { type: 'boolean' },
    element: control({ toggle: true }),
    value: true,
    former: false,
    ...both('Send reminders', 'Envoyer des rappels'),
  },
  {
    name: 'select',
    schema: { type: 'string', enum: PROVINCES },
    value: 'AB',
    former: 'BC',
    ...both('Province', 'Province'),
  },
  {
    name: 'search-select',
    schema: { type: 'string', oneOf: TRADES },
    element: control({ autocomplete: true }),
    value: 't3',
    former: 't4',
    ...both('Trade', 'Métier'),
  },
  {
    name: 'radio',
    schema: {
      type: 'string',
      oneOf: [
        { const: 'yes', title: 'Yes' },
        { const: 'no', title: 'No' },
        { const: 'na', title: 'Not applicable' },
      ],
    },
    element: control({ widget: 'radio' }),
    value: 'yes',
    former: 'no',
    ...both('Is there a policy?', 'Y a-t-il une politique?'),
  },
  {
    name: 'checkbox-group',
    schema: { type: 'array', uniqueItems: true, items: { type: 'string', enum: PROVINCES } },
    element: control({ widget: 'checkboxes' }),
    value: ['AB', 'SK'],
    former: ['AB'],
    ...both('Where do you work?', 'Où travaillez-vous?'),
  },
  {
    name: 'multi-select',
    schema: { type: 'array', uniqueItems: true, items: { type: 'string', oneOf: TRADES } },
    element: control({ widget: 'multi-select' }),
    value: ['t1', 't7'],
    former: ['t1'],
    ...both('Trades in scope', 'Métiers visés'),
  },
  {
    name: 'table',
    wide: true,
    schema: { type: 'array', items: person },
    element: control({
      widget: 'table',
      columns: ['name', 'position', 'since', 'insured'],
      showSortButtons: true,
    }),
    value: people,
    former: [people[0]],
    en: { label: 'People', ...personTexts.en },
    fr: { label: 'Personnes', ...personTexts.fr },
  },
  {
    name: 'list-with-detail',
    wide: true,
    schema: { type: 'array', items: person },
    element: { type: 'ListWithDetail', options: { elementLabelProp: 'name' } },
    value: people,
    former: [people[0]],
    en: { label: 'Staff', ...personTexts.en },
    fr: { label: 'Personnel', ...personTexts.fr },
  },
  {
    name: 'file',
    schema: { type: 'object', 'x-file': { types: ['pdf', 'docx'], maxBytes: 4_194_304 } },
    element: control({ widget: 'file' }),
    value: paper,
    former: { ...paper, name: 'chart-of-last-year.pdf' },
    ...both('Organization chart', 'Organigramme'),
  },
  {
    name: 'files',
    schema: {
      type: 'array',
      items: { type: 'object', 'x-file': { types: ['pdf', 'png', 'jpg'], maxBytes: 8_388_608 } },
      maxItems: 5,
    },
    element: control({ widget: 'files' }),
    value: [picture, paper],
    former: [paper],
    ...both('Evidence', 'Preuves'),
  },
  {
    name: 'object',
    schema: {
      type: 'object',
      properties: { street: { type: 'string', title: 'Street' }, city: { type: 'string', title: 'City' } },
    },
    value: { street: '12 Main Street', city: 'Red Deer' },
    former: { street: '12 Main Street', city: 'Olds' },
    ...both('Address', 'Adresse'),
  },
  {
    name: 'question',
    wide: true,
    schema: {
      type: 'object',
      properties: {
        response: {
          type: 'string',
          oneOf: [
            { const: 'yes', title: 'Yes' },
            { const: 'no', title: 'No' },
          ],
          title: 'Answer',
        },
        notes: { type: 'string', title: 'Notes' },
        evidence: {
          type: 'array',
          title: 'Evidence',
          items: {
            type: 'object',
            properties: {
              what: { type: 'string', title: 'What it shows' },
              file: { type: 'object', title: 'File', 'x-file': { types: ['pdf', 'png'] } },
            },
          },
        },
      },
      required: ['response'],
    },
    element: control({ widget: 'question' }),
    value: { response: 'yes', notes: 'See page 4.', evidence: [{ what: 'Inspection report', file: paper }] },
    former: { response: 'no' },
    ...both('Are ladders inspected?', 'Les échelles sont-elles inspectées?', [
      'Look for dates and signatures.',
      'Cherchez des dates et des signatures.',
    ]),
  },
];
