import type { JsonSchema, Translator } from '@jsonforms/core';
import { describeValue, keyPrefix, resolved, type Words } from '../../renderers/describe-value.ts';
import { type FileAnswer, isFileAnswer } from '../../renderers/form-context.tsx';
import type { StepData } from '../../shared/api/review.ts';

/** A file of an answer, with what stands beside it in its row. */
export interface Evidence {
  file: FileAnswer;
  /** Label and value of the row's other fields: the date of the document, what it shows. */
  details: { label: string; value: string }[];
}

/** How a file can be looked at here. */
export type Look = 'pdf' | 'picture' | 'none';

const PICTURES = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'];

export function lookOf({ type, name }: FileAnswer): Look {
  if (type === 'application/pdf' || type === 'pdf' || /\.pdf$/i.test(name)) return 'pdf';
  return PICTURES.includes(type) || /\.(png|jpe?g|gif|webp)$/i.test(name) ? 'picture' : 'none';
}

/** Every file of an answer in its order, be it a property of its own or in a row of a list. */
export function evidenceOf(
  answer: StepData | undefined,
  schema: JsonSchema,
  root: JsonSchema,
  path: string,
  translate: Translator,
  words: Words,
): Evidence[] {
  const properties = propertiesOf(schema, root);
  return Object.entries(answer ?? {}).flatMap(([name, value]): Evidence[] => {
    if (isFileAnswer(value)) return [{ file: value, details: [] }];
    if (!Array.isArray(value)) return [];
    const list = resolved(properties[name] ?? {}, root);
    const columns = propertiesOf((list.items ?? {}) as JsonSchema, root);
    const prefix = keyPrefix(list, `${path}.${name}`);
    return value.flatMap((row) => ofRow(row, columns, prefix));
  });

  function ofRow(row: unknown, columns: Record<string, JsonSchema>, prefix: string): Evidence[] {
    if (isFileAnswer(row)) return [{ file: row, details: [] }];
    if (typeof row !== 'object' || row === null) return [];
    const details = Object.entries(columns).flatMap(([name, raw]) => {
      const cell = resolved(raw, root);
      const own = keyPrefix(cell, `${prefix}.${name}`);
      const one = (row as StepData)[name];
      const value = isFileAnswer(one) ? '' : describeValue(one, cell, own, translate, words);
      return value ? [{ label: translate(`${own}.label`, cell.title ?? name) ?? name, value }] : [];
    });
    return Object.values(row)
      .filter(isFileAnswer)
      .map((file) => ({ file, details }));
  }
}

function propertiesOf(schema: JsonSchema, root: JsonSchema): Record<string, JsonSchema> {
  return (resolved(schema, root).properties ?? {}) as Record<string, JsonSchema>;
}
