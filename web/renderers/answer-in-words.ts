import type { JsonSchema, Translator } from '@jsonforms/core';
import type { useLanguage } from '../shared/i18n/language.tsx';
import { describeValue, keyPrefix, resolved } from './describe-value.ts';

/** How an answer is put into words. */
export interface Telling {
  translate: Translator;
  root: JsonSchema;
  words: ReturnType<typeof useLanguage>;
}

/** Any answer in words: rows a line each, the parts of an object with their labels. Empty for nothing. */
export function answerInWords(value: unknown, schema: JsonSchema, path: string, telling: Telling): string {
  const { translate, root, words } = telling;
  const own = resolved(schema, root);
  const prefix = keyPrefix(own, path);
  if (value === undefined || value === null || value === '') return '';
  if (Array.isArray(value)) {
    const item = resolved((own.items ?? {}) as JsonSchema, root);
    if (!item.properties) return describeValue(value, own, prefix, translate, words);
    return value.map((row) => partsOf(row, item, prefix, telling, false).join(' · ')).join('\n');
  }
  if (own.properties) return partsOf(value, own, prefix, telling, true).join('\n');
  return describeValue(value, own, prefix, translate, words);
}

function partsOf(
  value: unknown,
  schema: JsonSchema,
  prefix: string,
  telling: Telling,
  withLabels: boolean,
): string[] {
  const { translate, root, words } = telling;
  return Object.entries((schema.properties ?? {}) as Record<string, JsonSchema>).flatMap(([name, raw]) => {
    const part = resolved(raw, root);
    const at = `${prefix}.${name}`;
    const said = answerInWords((value as Record<string, unknown> | null)?.[name], part, at, telling);
    if (!said) return [];
    const label = translate(`${keyPrefix(part, at)}.label`, part.title ?? name) ?? name;
    return [withLabels ? words.pair(label, said) : said];
  });
}
