import { type ControlProps, getI18nKeyPrefix, type JsonSchema, type Translator } from '@jsonforms/core';
import { useJsonForms } from '@jsonforms/react';

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

/** The i18n prefix of a control's choices, and the form's translator. */
export function useChoices(props: ControlProps, schema: JsonSchema): Choice[] {
  const { i18n } = useJsonForms();
  const translate: Translator = i18n?.translate ?? ((_key: string, fallback?: string) => fallback as string);
  return schemaChoices(schema, getI18nKeyPrefix(props.schema, props.uischema, props.path), translate);
}
