import type { JsonSchema, Translator } from '@jsonforms/core';
import { keyPrefix, resolved } from '../../renderers/describe-value.ts';
import type { StepSource } from '../../renderers/step-form.tsx';

/** A field of a released step: its schema and its texts in the reader's language. */
export interface ReleasedField {
  schema: JsonSchema;
  root: JsonSchema;
  path: string;
  translate: Translator;
  label: string | undefined;
  description: string | undefined;
}

/** The field at a path of a step (`a1`, `a1.mark`); undefined where the step has none. */
export function releasedField(
  step: StepSource | undefined,
  path: string,
  language: string,
): ReleasedField | undefined {
  if (!step) return undefined;
  const root = step.schema as JsonSchema;
  let schema: JsonSchema = root;
  for (const part of path.split('.')) {
    const next = (schema.properties as Record<string, JsonSchema> | undefined)?.[part];
    if (!next) return undefined;
    schema = resolved(next, root);
  }
  const texts = step.i18n?.[language] ?? Object.values(step.i18n ?? {})[0] ?? {};
  const translate = ((key: string, fallback?: string) => texts[key] ?? fallback) as Translator;
  const prefix = keyPrefix(schema, path);
  return {
    schema,
    root,
    path,
    translate,
    label: texts[`${prefix}.label`] ?? schema.title,
    description: texts[`${prefix}.description`] ?? schema.description,
  };
}
