import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createAjv, isEnabled, isVisible } from '@jsonforms/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkForms } from '../../engine/check/forms.ts';
import { checkFormat } from '../../engine/check/schema.ts';
import type { FormStep, Json, JsonObject } from '../../engine/model/index.ts';
import { checkStep } from '../../engine/run/check-step.ts';
import { dataSegments, placeControls } from '../../engine/run/visibility.ts';
import { dataFor } from './data-arbitrary.ts';
import { releaseWith, someCase, someNow } from './step-release.ts';

const FOLDER = fileURLToPath(new URL('./genuine-forms/', import.meta.url));
const documents = readdirSync(FOLDER).map((name) => ({
  name,
  document: JSON.parse(readFileSync(`${FOLDER}${name}`, 'utf8')) as Pick<
    FormStep,
    'schema' | 'uischema' | 'i18n'
  >,
}));

describe.each(documents)('the JSON Forms document $name', ({ name, document }) => {
  const release = releaseWith(document, { 'forms/permit/application/form.json': form });
  const step = release.forms.get('application')!.steps.get('garden')!.step;

  it('loads unchanged and is checked without an error', () => {
    expect(step.schema).toEqual(document.schema);
    expect(step.uischema).toEqual(document.uischema);
    expect(checkFormat(name, document as object as Json, 'step')).toEqual([]);
    const own = checkForms(release).filter(({ file }) => file.endsWith('/garden.json'));
    expect(own.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('shows and enables what JSON Forms shows and enables, for any data', () => {
    fc.assert(
      fc.property(dataFor(step.schema), (data) => {
        const here = placeControls(step, data).map(
          ({ path, visible, enabled }) => `${path.join('.')} ${visible} ${enabled}`,
        );
        expect(here).toEqual(inLibrary(step.uischema, data));
      }),
      { numRuns: 150 },
    );
  });

  it('takes any data that its own schema takes', () => {
    fc.assert(
      fc.property(dataFor(step.schema), (data) => {
        const input = { form: 'application', step: 'garden', stored: {}, only: null, caseData: someCase() };
        const { problems } = checkStep(release, { ...input, data, now: someNow });
        for (const problem of problems) expect(problem.message).toHaveProperty('fr');
      }),
      { numRuns: 50 },
    );
  });
});

const form: JsonObject = {
  format: 1,
  title: { en: 'Application', fr: 'Demande' },
  layout: 'wizard',
  steps: [{ id: 'garden', title: { en: 'Garden', fr: 'Jardin' }, file: 'garden.json' }],
};

const ajv = createAjv();

/** Walks the UI schema with the library's own evaluation of each element. */
function inLibrary(uischema: JsonObject, data: JsonObject): string[] {
  const lines: string[] = [];
  const walk = (element: JsonObject, path: string, visible: boolean, enabled: boolean) => {
    const shown = visible && isVisible(element as never, data, path, ajv, {});
    const active = enabledInLibrary(element, data, path) ?? enabled;
    if (typeof element.scope === 'string') {
      const at = [...(path === '' ? [] : [path]), ...dataSegments(element.scope)].join('.');
      lines.push(`${at} ${shown} ${active}`);
      const detail = (element.options as JsonObject | undefined)?.detail;
      if (detail !== null && typeof detail === 'object') {
        const value = at.split('.').reduce<Json | undefined>((some, key) => Object(some)[key] as Json, data);
        const places = Array.isArray(value) ? value.map((_, index) => `${at}.${index}`) : [at];
        for (const place of places) walk(detail as JsonObject, place, shown, active);
      }
    }
    for (const child of (element.elements as JsonObject[] | undefined) ?? [])
      walk(child, path, shown, active);
  };
  walk(uischema, '', true, true);
  return lines;
}

function enabledInLibrary(element: JsonObject, data: JsonObject, path: string): boolean | undefined {
  const effect = (element.rule as JsonObject | undefined)?.effect;
  if (effect === 'ENABLE' || effect === 'DISABLE') return isEnabled(element as never, data, path, ajv, {});
  const options = element.options as JsonObject | undefined;
  const readonly = options?.readonly ?? options?.readOnly;
  return typeof readonly === 'boolean' ? !readonly : undefined;
}
