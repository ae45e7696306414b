import { fileURLToPath } from 'node:url';
import type { ErrorObject } from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FormStep, listPrograms, loadRelease, readProgramFolder } from '../../engine/index.ts';
import { stepValidators } from '../../engine/run/step-validators.ts';
import { SchemaValidator } from '../../web/renderers/validator.ts';
import { dataFor } from '../engine/data-arbitrary.ts';

const RUNS = 300;
const root = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

const steps: [string, FormStep][] = [];
for (const folder of [root('../..'), root('../programs')]) {
  for (const program of await listPrograms(folder)) {
    const { release } = loadRelease(await readProgramFolder(folder, program), program);
    for (const form of release?.forms.values() ?? []) {
      for (const { file, step } of form.steps.values()) steps.push([file, step]);
    }
  }
}

/** Where and what; the browser leaves the limits of files to the server, and says `if` by its `then`. */
function said(errors: readonly Partial<ErrorObject>[] | null): string[] {
  const inContains = (errors ?? []).filter((error) => error.keyword === 'contains');
  return [
    ...new Set(
      (errors ?? [])
        .filter((error) => error.keyword !== 'x-file' && error.keyword !== 'if')
        .filter((error) => error.keyword !== 'uniqueItems' || !hasWrongEntry(error, errors ?? []))
        .filter(
          (error) =>
            !inContains.some(
              (list) => list !== error && error.schemaPath?.includes('/contains/') && isBelow(error, list),
            ),
        )
        .map((error) => {
          const missing = (error.params as { missingProperty?: string } | undefined)?.missingProperty;
          return [error.instancePath, error.keyword, missing].filter((one) => one !== undefined).join(' ');
        }),
    ),
  ].sort();
}

const isBelow = (error: Partial<ErrorObject>, list: Partial<ErrorObject>): boolean =>
  (error.instancePath ?? '').startsWith(list.instancePath ?? '');

/** Ajv compares entries of the declared type only; two entries of a wrong type are wrong already. */
const hasWrongEntry = (list: Partial<ErrorObject>, errors: readonly Partial<ErrorObject>[]): boolean =>
  errors.some(
    (error) =>
      error.keyword === 'type' && error.instancePath?.replace(/\/\d+$/, '') === (list.instancePath ?? ''),
  );

describe('the validator of the browser', () => {
  it('has steps to be held against', () => {
    expect(steps.length).toBeGreaterThan(20);
  });

  it.each(steps)('says of %s what the server says', (_file, step) => {
    const validate = new SchemaValidator().compile(step.schema);
    fc.assert(
      fc.property(dataFor(step.schema), (data) => {
        validate(data);
        const server = stepValidators(step).validate(data, { isHidden: () => false });
        expect(said(validate.errors)).toEqual(said(server));
      }),
      { numRuns: RUNS },
    );
  });

  it('takes undefined for missing', () => {
    const validate = new SchemaValidator().compile({
      type: 'object',
      properties: { name: { type: 'string' } },
      required: ['name'],
    });
    expect(validate({ name: undefined })).toBe(false);
    expect(validate.errors?.[0]).toMatchObject({
      instancePath: '',
      keyword: 'required',
      params: { missingProperty: 'name' },
    });
    expect(validate({ name: 'x' })).toBe(true);
    expect(validate.errors).toBeNull();
  });
});
