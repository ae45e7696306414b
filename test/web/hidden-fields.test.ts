import type { UISchemaElement } from '@jsonforms/core';
import type { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { hiddenFields, isHidden } from '../../web/renderers/hidden-fields.ts';
import { pathOf } from '../../web/renderers/schema-error.ts';
import { SchemaValidator } from '../../web/renderers/validator.ts';

const validator = new SchemaValidator() as unknown as Ajv;
const showWhenOther = {
  effect: 'SHOW',
  condition: { scope: '#/properties/kind', schema: { const: 'other' }, failWhenUndefined: true },
};
const layout = {
  type: 'VerticalLayout',
  elements: [
    { type: 'Control', scope: '#/properties/kind' },
    { type: 'Group', rule: showWhenOther, elements: [{ type: 'Control', scope: '#/properties/why' }] },
    {
      type: 'Control',
      scope: '#/properties/sites',
      options: {
        detail: {
          type: 'VerticalLayout',
          elements: [
            { type: 'Control', scope: '#/properties/kind' },
            { type: 'Control', scope: '#/properties/name', rule: showWhenOther },
          ],
        },
      },
    },
  ],
} as unknown as UISchemaElement;

describe('what a layout hides', () => {
  it('is found in groups and in the rows of a table, each by its own data', () => {
    const data = { kind: 'office', sites: [{ kind: 'other' }, { kind: 'office' }, {}] };
    expect(hiddenFields(layout, data, validator)).toEqual(['why', 'sites.1.name', 'sites.2.name']);
    expect(hiddenFields(layout, { kind: 'other' }, validator)).toEqual([]);
  });

  it('holds back the errors of what is hidden', () => {
    const path = pathOf({ instancePath: '/sites/1', params: { missingProperty: 'name' } });
    expect(path).toBe('sites.1.name');
    expect(isHidden(['sites.1.name'], path)).toBe(true);
    expect(isHidden(['sites.1.name'], 'sites.1.names')).toBe(false);
    expect(isHidden(['why'], 'why.0.text')).toBe(true);
  });
});
