import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { beforeAll, describe, expect, it } from 'vitest';
import { knownOptions, spokenByBrowser } from '../../engine/check/forms/options.ts';
import { StepForm } from '../../web/renderers/step-form.tsx';
import { en } from '../../web/shared/i18n/en.ts';
import { LanguageProvider } from '../../web/shared/i18n/language.tsx';

const text = { type: 'string' };
const row = { type: 'object', properties: { name: { type: 'string' }, town: { type: 'string' } } };
const rows = { type: 'array', items: row };
const two = [
  { name: 'Ash', town: 'Olds' },
  { name: 'Birch', town: 'Banff' },
];
const yesNo = { type: 'string', enum: ['yes', 'no'] };
const categories = {
  type: 'Categorization',
  elements: ['One', 'Two'].map((label) => ({ type: 'Category', label, elements: [] })),
};

/** Where an option shows: a field with it, and one that lacks only it. */
interface Proof {
  value: unknown;
  schema?: object;
  data?: unknown;
  element?: object;
  /** Other options that it needs to be seen. */
  beside?: object;
  readOnly?: boolean;
  required?: boolean;
}

const list: Proof = { value: true, schema: rows, data: two, element: { type: 'ListWithDetail' } };
const table: Proof = { value: true, schema: rows, data: two };
const nested: Proof = { value: true, schema: { ...row }, data: two[0] };
const day: Proof = { value: '', schema: { type: 'string', format: 'date' }, data: '2026-03-02' };
const clock: Proof = {
  value: '',
  schema: { type: 'string', format: 'time' },
  data: '14:30:00',
  readOnly: true,
};
const moment: Proof = {
  value: '',
  schema: { type: 'string', format: 'date-time' },
  data: '2026-03-02T14:30',
  readOnly: true,
};

const proofs: Record<string, Proof> = {
  multi: { value: true },
  format: { value: 'email' },
  detail: { ...nested, value: { type: 'Control', scope: '#/properties/town' } },
  showSortButtons: table,
  elementLabelProp: { ...list, value: 'town' },
  disableAdd: table,
  disableRemove: table,
  hideAvatar: list,
  initCollapsed: table,
  readonly: { value: true },
  readOnly: { value: true },
  slider: { value: true, schema: { type: 'integer' } },
  toggle: { value: true, schema: { type: 'boolean' } },
  trim: { value: true, schema: { ...text, maxLength: 5 } },
  restrict: { value: true, schema: { ...text, maxLength: 5 } },
  focus: { value: true },
  hideRequiredAsterisk: { value: true, required: true },
  showUnfocusedDescription: { value: false, schema: { ...text, description: 'Help' } },
  placeholder: { value: 'such as this' },
  autocomplete: { value: 'email' },
  suggestion: { value: ['a', 'b'] },
  enumOptions: { value: ['a', 'b'] },
  variant: { value: 'tabs', element: categories },
  showNavButtons: { value: true, element: categories, beside: { variant: 'tabs' } },
  vertical: { value: true, schema: yesNo, beside: { format: 'radio' } },
  ampm: { ...clock, value: true },
  views: { ...day, value: ['year', 'month'] },
  dateFormat: { ...day, value: 'DD.MM.YYYY', readOnly: true },
  timeFormat: { ...clock, value: 'HH.mm' },
  dateTimeFormat: { ...moment, value: 'DD.MM.YYYY HH:mm' },
  dateSaveFormat: { ...day, value: 'DD.MM.YYYY', data: '02.03.2026' },
  timeSaveFormat: { ...clock, value: 'h:mm A', data: '2:30 PM' },
  dateTimeSaveFormat: { ...moment, value: 'DD.MM.YYYY HH:mm', data: '02.03.2026 14:30' },
  clearLabel: { ...day, value: 'Wipe' },
  useGrouping: { value: true, schema: { type: 'integer' }, data: 12345 },
  currency: { value: 'EUR', schema: { type: 'number' }, beside: { format: 'money' } },
  widget: { value: 'radio', schema: yesNo },
  choices: { value: 'company.name' },
  columns: { ...table, value: ['town'] },
  rows: { value: 9, beside: { multi: true } },
};

function drawn(proof: Proof, options: object): string {
  const element = { type: 'Control', scope: '#/properties/field', label: 'Field', ...proof.element };
  const html = renderToString(
    createElement(
      LanguageProvider,
      { first: { language: 'en', texts: en } } as never,
      createElement(StepForm, {
        step: {
          schema: {
            type: 'object',
            properties: { field: proof.schema ?? text },
            ...(proof.required && { required: ['field'] }),
          },
          uischema: {
            type: 'VerticalLayout',
            elements: [{ ...element, options: { ...proof.beside, ...options } }],
          },
        },
        data: proof.data === undefined ? {} : { field: proof.data },
        readOnly: proof.readOnly ?? false,
        surroundings: {
          showErrors: false,
          problemsAt: () => [],
          mayEdit: () => true,
          choicesAt: () => undefined,
          fileUrl: () => '#',
        },
        onChange: () => {},
      }),
    ),
  );
  // Class names and generated ids count up; what they stand for shows in the style beside them.
  return html.replace(/_[rR]_\w+_/g, 'id');
}

describe('registered options', () => {
  beforeAll(() => {
    // What pages have and this process lacks.
    Object.assign(globalThis, { document: { documentElement: {} } });
  });

  it('each have a proof that some renderer reads them', () => {
    expect(Object.keys(proofs).sort()).toEqual(
      Object.keys(knownOptions)
        .filter((name) => !spokenByBrowser.includes(name))
        .sort(),
    );
  });

  it.each(Object.entries(proofs))('%s changes what is drawn', (name, proof) => {
    const without = drawn(proof, {});
    expect(drawn(proof, { [name]: proof.value })).not.toBe(without);
    // The difference is the option's and no accident of drawing.
    expect(drawn(proof, {})).toBe(without);
  });
});
