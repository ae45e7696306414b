import { type ArrayControlProps, findUISchema, getI18nKeyPrefix, type JsonSchema } from '@jsonforms/core';
import { useMemo } from 'react';
import { useLanguage } from '../shared/i18n/language.tsx';
import { schemaChoices } from './choices.ts';
import { describeValue, keyPrefix, resolved } from './describe-value.ts';
import type { FileLimits } from './file-limits.ts';
import { useFormTexts } from './form-texts.tsx';
import type { PasteField } from './pasted-rows.ts';
import type { TableColumn } from './table-column.ts';

/** How one row is laid out: as the form says, else its fields below one another. */
export function useRowDetail(props: ArrayControlProps) {
  const { uischemas, schema, uischema, path, rootSchema } = props;
  return useMemo(
    () => findUISchema(uischemas ?? [], schema, uischema.scope, path, undefined, uischema, rootSchema),
    [uischemas, schema, uischema, path, rootSchema],
  );
}

/** A field of a row, its `$ref` followed, with its label. */
interface RowField {
  name: string;
  label: string;
  schema: JsonSchema;
  prefix: string;
}

function useRowFields(props: ArrayControlProps): RowField[] {
  const { translate } = useFormTexts();
  const { schema, arraySchema, uischema, path, rootSchema } = props;
  return useMemo(() => {
    const prefix = getI18nKeyPrefix(arraySchema, uischema, path);
    return Object.entries((schema.properties ?? {}) as Record<string, JsonSchema>).map(([name, raw]) => {
      const field = resolved(raw, rootSchema);
      const own = keyPrefix(field, `${prefix}.${name}`);
      const label = translate(`${own}.label`, field.title ?? name) ?? name;
      return { name, label, schema: field, prefix: own };
    });
  }, [schema, arraySchema, uischema, path, rootSchema, translate]);
}

/** The first field of a row that takes a file, with what may be sent there; null where none does. */
export function useFileField(props: ArrayControlProps): { name: string; limits: FileLimits } | null {
  const fields = useRowFields(props);
  return useMemo(() => {
    const found = fields.find(({ schema }) => 'x-file' in schema);
    return found ? { name: found.name, limits: (found.schema as { 'x-file': FileLimits })['x-file'] } : null;
  }, [fields]);
}

/** Labels of all fields of a row, by name. */
export function useFieldLabels(props: ArrayControlProps): ReadonlyMap<string, string> {
  const fields = useRowFields(props);
  return useMemo(() => new Map(fields.map(({ name, label }) => [name, label])), [fields]);
}

/** The columns a form asks for, else the fields of a row in their order. */
export function useColumns(props: ArrayControlProps): TableColumn[] {
  const { translate } = useFormTexts();
  const words = useLanguage();
  const fields = useRowFields(props);
  const wanted = props.uischema.options?.columns as string[] | undefined;
  return useMemo(() => {
    const shown = wanted
      ? wanted.flatMap((name) => fields.find((field) => field.name === name) ?? [])
      : fields;
    return shown.map(({ name, label, schema, prefix }) => ({
      name,
      label,
      show: (value: unknown) => describeValue(value, schema, prefix, translate, words),
    }));
  }, [fields, wanted, translate, words]);
}

/** Fields that text from a spreadsheet can go to: those of one simple value that a person may write. */
export function usePasteFields(props: ArrayControlProps): PasteField[] {
  const { translate } = useFormTexts();
  const fields = useRowFields(props);
  const wanted = props.uischema.options?.columns as string[] | undefined;
  return useMemo(() => {
    const rank = (name: string) => {
      const at = wanted?.indexOf(name) ?? -1;
      return at < 0 ? Number.MAX_SAFE_INTEGER : at;
    };
    return fields
      .filter(({ schema }) => {
        const isFixed = (schema as { readOnly?: boolean }).readOnly === true || 'x-ticked' in schema;
        return !isFixed && !schema.properties && schema.type !== 'object' && schema.type !== 'array';
      })
      .map(({ name, label, schema, prefix }) => ({
        name,
        label,
        schema,
        choices: schemaChoices(schema, prefix, translate),
      }))
      .sort((one, other) => rank(one.name) - rank(other.name));
  }, [fields, wanted, translate]);
}
