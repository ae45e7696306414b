import { type JsonSchema, Resolve, type Translator } from '@jsonforms/core';
import type { useLanguage } from '../shared/i18n/language.tsx';
import { schemaChoices } from './choices.ts';
import { plainText } from './rich-markup.ts';

export type Words = Pick<ReturnType<typeof useLanguage>, 't' | 'number' | 'date'>;

const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;

/** A schema with its `$ref` followed inside the same document. */
export function resolved(schema: JsonSchema, root: JsonSchema): JsonSchema {
  if (!schema.$ref) return schema;
  const { $ref: target, ...own } = schema;
  return { ...Resolve.schema(root, target, root), ...own } as JsonSchema;
}

/** The beginning of a property's i18n keys: what its schema says, else its path without indices. */
export function keyPrefix(schema: JsonSchema, path: string): string {
  const own = (schema as { i18n?: string }).i18n;
  return own ?? path.replace(/\.\d+(?=\.|$)/g, '');
}

/** A simple value in words: the label of a choice, yes or no, a date, a number, the name of a file. */
export function describeValue(
  value: unknown,
  schema: JsonSchema,
  prefix: string,
  translate: Translator,
  { t, number, date }: Words,
): string {
  if (value === undefined || value === null || value === '') return '';
  if ('x-ticked' in schema) return t('app.yes');
  if (typeof value === 'boolean') return value ? t('app.yes') : t('app.no');
  const choice = schemaChoices(schema, prefix, translate).find((one) => one.value === value);
  if (choice) return choice.label;
  // A year is an integer too, and has no thousands separator.
  if (typeof value === 'number') return number(value, { useGrouping: false, maximumFractionDigits: 10 });
  if (typeof value === 'string' && schema.format === 'rich-text') return plainText(value);
  if (typeof value === 'string') return ISO_DATE.test(value) ? date(value) : value;
  if (Array.isArray(value)) {
    const items = (schema.items ?? {}) as JsonSchema;
    // The titles of what can be chosen stand with the list, or with its entries.
    const ofList = (one: unknown) => (typeof one === 'object' ? undefined : translate(`${prefix}.${one}`));
    return value
      .map(
        (one) =>
          ofList(one) ?? describeValue(one, items, keyPrefix(items, prefix), translate, { t, number, date }),
      )
      .join(', ');
  }
  return (value as { name?: string }).name ?? '';
}
