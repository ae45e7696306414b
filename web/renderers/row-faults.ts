import { type ArrayControlProps, composePaths } from '@jsonforms/core';
import { useJsonForms } from '@jsonforms/react';
import type { Ajv } from 'ajv';
import { useMemo } from 'react';
import { isAt } from '../shared/is-at.ts';
import { hiddenFields, isHidden } from './hidden-fields.ts';
import { useRowDetail } from './row-columns.ts';
import { pathOf, type SchemaError } from './schema-error.ts';
import { SchemaValidator } from './validator.ts';

/** What is wrong with a row: field → its fault in words; under no name what the row as a whole lacks. */
export type RowFaults = Readonly<Record<string, string>>;

/** Rows with something wrong in them, by their index; what the row's layout hides is left out. */
export function useFaultyRows(
  props: ArrayControlProps,
  rows: readonly unknown[],
): ReadonlyMap<number, RowFaults> {
  const { core, i18n } = useJsonForms();
  const detail = useRowDetail(props);
  const errors = (props.childErrors ?? []) as SchemaError[];
  const base = `${props.path}.`;
  const suspects = [...new Set(errors.map((error) => indexIn(pathOf(error), base)))].filter(
    (index): index is number => index !== null && index < rows.length,
  );
  const faulty = suspects.flatMap((index): [number, RowFaults][] => {
    const path = composePaths(props.path, `${index}`);
    const hidden = core ? hiddenFields(detail, core.data, core.ajv as Ajv, path) : [];
    const faults: Record<string, string> = {};
    for (const error of errors) {
      const at = pathOf(error);
      if (!isAt(at, path) || isHidden(hidden, at)) continue;
      const name = at.slice(path.length + 1).split('.')[0] ?? '';
      faults[name] ??= inWords(error, i18n);
    }
    return Object.keys(faults).length === 0 ? [] : [[index, faults]];
  });
  // The same rows are the same map: rows that stay as they are are not drawn again.
  const key = JSON.stringify(faulty);
  return useMemo(() => new Map(JSON.parse(key) as [number, RowFaults][]), [key]);
}

/** All of a row's faults in one line, each after its field's label as the reader's language puts it. */
export function faultLine(
  faults: RowFaults,
  labels: ReadonlyMap<string, string>,
  pair: (words: { name: string; value: string }) => string,
): string {
  return Object.entries(faults)
    .map(([name, fault]) => (name === '' ? fault : pair({ name: labels.get(name) ?? name, value: fault })))
    .join(' ');
}

type I18n = ReturnType<typeof useJsonForms>['i18n'];

/** An error as the form says it to people. */
function inWords(error: SchemaError, i18n: I18n): string {
  const translate = i18n?.translate ?? ((_key: string, fallback?: string) => fallback as string);
  const said = i18n?.translateError?.(error as never, translate as never, undefined as never);
  return said ?? error.message ?? '';
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
        faults[name] = inWords(placed as SchemaError, i18n);
      }
      return faults;
    };
  }, [schema, rootSchema, path, detail, i18n]);
}
