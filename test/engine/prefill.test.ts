import { describe, expect, it } from 'vitest';
import { fileLimits } from '../../engine/run/file-limits.ts';
import { prefillStep } from '../../engine/run/prefill.ts';
import { releaseWith, someCase, someNow } from './step-release.ts';

const control = { type: 'Control', scope: '#/properties/owner' };
const form = (prefill: { [property: string]: string }) => ({
  'forms/permit/application/form.json': {
    format: 1,
    title: 'Application',
    layout: 'wizard',
    steps: [{ id: 'garden', title: 'Garden', file: 'garden.json' }],
    prefill: { garden: prefill },
  },
});

describe('first values', () => {
  it('are the schema’s defaults, then what the case gives', () => {
    const release = releaseWith(
      {
        schema: {
          type: 'object',
          properties: {
            owner: { type: 'string', default: 'nobody' },
            size: { type: 'object', properties: { unit: { default: 'm2' }, value: { type: 'number' } } },
            choice: { oneOf: [{ type: 'string', default: 'not this' }, { type: 'number' }] },
            on: { type: 'string', format: 'date' },
          },
        },
        uischema: control,
      },
      form({
        owner: 'company.name',
        on: 'addDays(today, 1)',
        value: 'previous.answers.application.garden.area',
      }),
    );
    expect(prefillStep(release, 'application', 'garden', someCase(), someNow)).toEqual({
      owner: 'Rose Hill',
      size: { unit: 'm2' },
      on: '2026-03-02',
    });
  });

  it('belong to whoever asks for them', () => {
    const release = releaseWith({
      schema: { type: 'object', properties: { list: { type: 'array', default: [] } } },
      uischema: control,
    });
    const values = prefillStep(release, 'application', 'garden', someCase(), someNow);
    expect(Object.isFrozen(values.list)).toBe(false);
  });
});

describe('the limits of an upload', () => {
  const file = { type: 'object', 'x-file': { types: ['PDF', 'docx'], maxBytes: 4_000_000 } };
  const release = releaseWith({
    schema: {
      type: 'object',
      definitions: { file },
      properties: {
        owner: { type: 'string' },
        chart: { $ref: '#/definitions/file' },
        several: { type: 'array', items: { $ref: '#/definitions/file' } },
        rows: {
          type: 'array',
          items: { type: 'object', properties: { proof: { type: 'object', 'x-file': {} } } },
        },
      },
    },
    uischema: control,
  });
  const limits = (pointer: string) => fileLimits(release, 'application', 'garden', pointer);

  it('stand in the schema of the place', () => {
    const said = { types: ['pdf', 'docx'], maxBytes: 4_000_000 };
    for (const pointer of ['/chart', '/several', '/several/0', '/several/-'])
      expect(limits(pointer)).toEqual(said);
    expect(limits('/rows/3/proof')).toEqual({ types: ['pdf', 'png', 'jpg', 'jpeg'], maxBytes: 10_000_000 });
  });

  it('are none where the form takes no file', () => {
    for (const pointer of ['', '/owner', '/rows', '/rows/0', '/absent', '/chart/name', '/__proto__']) {
      expect(limits(pointer)).toBeUndefined();
    }
    expect(fileLimits(release, 'application', 'absent', '/chart')).toBeUndefined();
  });
});
