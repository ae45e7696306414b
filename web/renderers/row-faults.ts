import { type ArrayControlProps, composePaths } from '@jsonforms/core';
import { useJsonForms } from '@jsonforms/react';
import type { Ajv } from 'ajv';
import { useMemo } from 'react';
import { hiddenFields, isHidden } from './hidden-fields.ts';
import { useRowDetail } from './row-columns.ts';
import { pathOf, type SchemaError } from './schema-error.ts';
import { SchemaValidator } from './validator.ts';

/** Rows with something wrong in them, leaving out what the row's layout hides. */
export function useFaultyRows(props: ArrayControlProps, rows: readonly unknown[]): Set<number> {
  const { core } = useJsonForms();
  const detail = useRowDetail(props);
  const errors = (props.childErrors ?? []) as SchemaError[];
  const base = `${props.path}.`;
  const suspects = [...new Set(errors.map((error) => indexIn(pathOf(error), base)))].filter(
    (index): index is number => index !== null && index < rows.length,
  );
  const faulty = suspects.filter((index) => {
    const path = composePaths(props.path, `${index}`);
    const hidden = core ? hiddenFields(detail, core.data, core.ajv as Ajv, path) : [];
    return errors.some((error) => {
      const at = pathOf(error);
      return (at === path || at.startsWith(`${path}.`)) && !isHidden(hidden, at);
    });
  });
  // The same rows are the same set: rows that stay as they are are not drawn again.
  const key = faulty.join();
  return useMemo(() => new Set(key === '' ? [] : key.split(',').map(Number)), [key]);
}

/** Which row of a list a path leads into. */
export function indexIn(path: string | undefined, base: string): number | null {
  if (!path?.startsWith(base)) return null;
  const index = Number(path.slice(base.length).split('.')[0]);
  return Number.isInteger(index) ? index : null;
}

/** Says what is wrong with a row that is not in the form yet, by field. */
export function useFaultsOfRow(
  props: ArrayControlProps,
): (row: Record<string, unknown>) => Record<string, string> {
  const { i18n } = useJsonForms();
  const detail = useRowDetail(props);
  const { schema, rootSchema, path } = props;
  return useMemo(() => {
    const validator = new SchemaValidator();
    const { definitions } = rootSchema as { definitions?: object };
    const alone = { ...schema, ...(definitions && { definitions }) } as Record<string, unknown>;
    return (row) => {
      const validate = validator.compile(alone);
      if (validate(row)) return {};
      const hidden = hiddenFields(detail, row, validator as unknown as Ajv);
      const faults: Record<string, string> = {};
      for (const error of validate.errors ?? []) {
        const at = pathOf(error);
        const name = at.split('.')[0] ?? '';
        if (isHidden(hidden, at) || name in faults) continue;
        const placed = { ...error, instancePath: `/${path.replaceAll('.', '/')}/0${error.instancePath}` };
        const translate = i18n?.translate ?? ((_key: string, fallback?: string) => fallback as string);
        faults[name] =
          i18n?.translateError?.(placed as never, translate as never, undefined as never) ?? error.message;
      }
      return faults;
    };
  }, [schema, rootSchema, path, detail, i18n]);
}
