import { type ControlProps, getI18nKeyPrefix, type JsonSchema, type Translator } from '@jsonforms/core';
import { useMemo } from 'react';
import { useFormTexts } from './form-texts.tsx';

export interface Choice {
  value: string | number | boolean;
  label: string;
}

interface Titled {
  const?: Choice['value'];
  title?: string;
}

/** The choices of a schema (`enum`, or `oneOf` of `const` and `title`), with labels in the reader's language. */
export function schemaChoices(schema: JsonSchema, prefix: string, t: Translator): Choice[] {
  const listed: Titled[] = schema.oneOf
    ? (schema.oneOf as Titled[])
    : (schema.enum ?? []).map((value) => ({ const: value as Choice['value'] }));
  return listed
    .filter((one) => one.const !== undefined)
    .map((one) => {
      const value = one.const as Choice['value'];
      const fallback = one.title ?? String(value);
      return { value, label: t(`${prefix}.${value}`, fallback) ?? fallback };
    });
}

/** An entry of `options.enumOptions`: a bare value, or one with its label. */
type Listed = Choice['value'] | { value?: Choice['value']; label?: string };

/** Choices that the UI schema itself lists. */
function listedChoices(listed: unknown, prefix: string, t: Translator): Choice[] | undefined {
  if (!Array.isArray(listed)) return undefined;
  return (listed as Listed[]).flatMap((one) => {
    const value = typeof one === 'object' ? one.value : one;
    if (value === undefined) return [];
    const fallback = (typeof one === 'object' ? one.label : undefined) ?? String(value);
    return { value, label: t(`${prefix}.${value}`, fallback) ?? fallback };
  });
}

/** The choices of a control in the reader's language: those that its options list, else its schema's. */
export function useChoices(props: ControlProps, schema: JsonSchema): Choice[] {
  const { translate } = useFormTexts();
  const { enumOptions } = (props.uischema.options ?? {}) as { enumOptions?: unknown };
  const prefix = getI18nKeyPrefix(props.schema, props.uischema, props.path) ?? '';
  return useMemo(
    () => listedChoices(enumOptions, prefix, translate) ?? schemaChoices(schema, prefix, translate),
    [enumOptions, prefix, schema, translate],
  );
}
