import type { Translator } from '@jsonforms/core';
import type { ErrorObject } from 'ajv';
import { describe, expect, it } from 'vitest';
import { errorMessage } from '../../web/renderers/error-message.ts';
import { SchemaValidator } from '../../web/renderers/validator.ts';

const schema = {
  type: 'object',
  properties: {
    name: { type: 'string', minLength: 3 },
    count: { type: 'integer', minimum: 2 },
    agreed: { type: 'boolean', const: true },
    rows: { type: 'array', minItems: 1, i18n: 'list' },
    phone: { type: 'string', minLength: 7 },
    papers: {
      type: 'array',
      items: { type: 'object', properties: { on: { i18n: 'paper.on' } }, required: ['on'] },
    },
  },
  required: ['name'],
};

function messages(data: unknown, texts: Record<string, string> = {}, language: 'en' | 'fr' = 'en') {
  const validate = new SchemaValidator().compile(schema);
  validate(data);
  const translate = ((key: string, fallback?: string) => texts[key] ?? fallback) as Translator;
  return (validate.errors ?? []).map((error) =>
    errorMessage(language)(error as unknown as ErrorObject, translate, undefined as never),
  );
}

describe('the message at a field', () => {
  it('says what to do, in the language of the reader', () => {
    expect(messages({ name: 'x' })).toEqual(['Please write at least 3 characters.']);
    expect(messages({ name: 'x' }, {}, 'fr')).toEqual(['Veuillez écrire au moins 3 caractères.']);
    expect(messages({})).toEqual(['Please fill this in.']);
    expect(messages({ name: 'Ada', count: 1 })).toEqual(['Please enter 2 or more.']);
    expect(messages({ name: 'Ada', agreed: false })).toEqual(['Please confirm this.']);
  });

  it('says of an empty text that it is missing, not how it is written', () => {
    expect(messages({ name: 'Ada', phone: '' })).toEqual(['Please fill this in.']);
    expect(messages({ name: 'Ada', phone: '' }, { 'phone.error.required': 'Your number?' })).toEqual([
      'Your number?',
    ]);
  });

  it('asks for a number where letters were written', () => {
    const [said] = messages({ name: 'Ada', count: 'abc' });
    expect(said).toMatch(/^Please enter a (whole )?number\.$/);
  });

  it('is found where the missing field keeps its texts', () => {
    expect(messages({ name: 'Ada', papers: [{}] }, { 'paper.on.error.required': 'Of which day?' })).toEqual([
      'Of which day?',
    ]);
  });

  it('is the form’s own where it has one', () => {
    expect(messages({}, { 'name.error.required': 'Who are you?' })).toEqual(['Who are you?']);
    expect(messages({ name: 'x' }, { 'name.error.minLength': 'All {limit}, please.' })).toEqual([
      'All 3, please.',
    ]);
    expect(messages({ name: 'Ada', rows: [] }, { 'list.error.minItems': 'List one.' })).toEqual([
      'List one.',
    ]);
    expect(messages({}, { 'error.required': 'Missing.' })).toEqual(['Missing.']);
  });
});
