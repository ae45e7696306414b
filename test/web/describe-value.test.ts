import type { JsonSchema, Translator } from '@jsonforms/core';
import { describe, expect, it } from 'vitest';
import { describeValue, type Words } from '../../web/renderers/describe-value.ts';

const words = { t: (key: string) => key, number: String, date: String } as unknown as Words;

describe('a list of choices in words', () => {
  const schema = { type: 'array', items: { $ref: '#/definitions/province' } } as JsonSchema;
  const told = (texts: Record<string, string>, of: JsonSchema = schema) => {
    const translate = ((key: string, fallback?: string) => texts[key] ?? fallback) as Translator;
    return describeValue(['AB', 'BC'], of, 'scope', translate, words);
  };

  it('has the titles that stand with the list', () => {
    expect(told({ 'scope.AB': 'Alberta', 'scope.BC': 'Colombie-Britannique' })).toBe(
      'Alberta, Colombie-Britannique',
    );
  });

  it('has those of its entries, or their values', () => {
    const entries = { type: 'array', items: { enum: ['AB', 'BC'], i18n: 'province' } } as JsonSchema;
    expect(told({ 'province.AB': 'Alberta' }, entries)).toBe('Alberta, BC');
    expect(told({})).toBe('AB, BC');
  });
});
