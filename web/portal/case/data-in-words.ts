import type { Json } from '../../../engine/index.ts';
import type { StepSource } from '../../renderers/step-form.tsx';

/** How values are said. */
export interface ValueWords {
  language: string;
  yes: string;
  no: string;
  date(iso: string): string;
  number(value: number): string;
}

/** What somebody gave with an event, each with its label; what is empty or no plain value is left out. */
export function dataInWords(
  data: { [name: string]: Json },
  step: Pick<StepSource, 'schema' | 'i18n'> | undefined,
  words: ValueWords,
): { name: string; label: string; value: string }[] {
  const texts = step?.i18n?.[words.language] ?? {};
  const properties = (step?.schema as { properties?: Record<string, object> } | undefined)?.properties ?? {};
  const ordered = [
    ...Object.keys(properties).filter((name) => name in data),
    ...Object.keys(data).filter((name) => !(name in properties)),
  ];
  return ordered.flatMap((name) => {
    const schema = (properties[name] ?? {}) as { title?: string; i18n?: string };
    const key = schema.i18n ?? name;
    const value = said(data[name] ?? null, (choice) => texts[`${key}.${choice}`], words);
    return value === '' ? [] : [{ name, label: texts[`${key}.label`] ?? schema.title ?? '', value }];
  });
}

function said(value: Json, choice: (value: string) => string | undefined, words: ValueWords): string {
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'number') return words.number(value);
  if (typeof value === 'string') {
    return choice(value) ?? (/^\d{4}-\d{2}-\d{2}$/.test(value) ? words.date(value) : value);
  }
  if (!Array.isArray(value)) return '';
  return value
    .map((one) => said(one, choice, words))
    .filter((text) => text !== '')
    .join(', ');
}
