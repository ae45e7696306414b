import {
  type ArrayControlProps,
  composePaths,
  findUISchema,
  getI18nKeyPrefix,
  isObjectArrayControl,
  type JsonSchema,
  optionIs,
  or,
  Resolve,
  rankWith,
} from '@jsonforms/core';
import { JsonFormsDispatch, useJsonForms, withJsonFormsArrayControlProps } from '@jsonforms/react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useId, useMemo, useState } from 'react';
import { useLanguage } from '../shared/i18n/language.tsx';
import { schemaChoices } from './choices.ts';
import { FieldSet } from './field-set.tsx';
import { RowTable, type TableColumn } from './row-table.tsx';
import { useField } from './use-field.ts';

/** A list of rows as a table; a row is edited in a dialog with the renderers of its own fields. */
function TableControl(props: ArrayControlProps) {
  const field = useField(props);
  const { t } = useLanguage();
  const titleId = useId();
  const [open, setOpen] = useState<number | null>(null);
  const columns = useColumns(props);
  const detail = useMemo(
    () =>
      findUISchema(
        props.uischemas ?? [],
        props.schema,
        props.uischema.scope,
        props.path,
        undefined,
        props.uischema,
        props.rootSchema,
      ),
    [props.uischemas, props.schema, props.uischema, props.path, props.rootSchema],
  );
  if (!props.visible) return null;
  const rows: Record<string, unknown>[] = Array.isArray(props.data) ? props.data : [];
  const add = () => {
    props.addItem(props.path, {})();
    setOpen(rows.length);
  };
  const remove = (index: number) => {
    setOpen(null);
    props.removeItems?.(props.path, [index])();
  };
  return (
    <FieldSet field={field}>
      <RowTable
        label={field.label}
        columns={columns}
        rows={rows}
        readOnly={field.readOnly}
        faultyRows={faultyRows(props)}
        onEdit={setOpen}
        onRemove={remove}
      />
      {!field.readOnly && (
        <Button size="small" variant="outlined" onClick={add} sx={{ mt: 1 }}>
          {t('table.add')}
        </Button>
      )}
      {open !== null && rows[open] !== undefined && (
        <Dialog open fullWidth maxWidth="sm" onClose={() => setOpen(null)} aria-labelledby={titleId}>
          <DialogTitle id={titleId}>{t('table.row', { label: field.label, number: open + 1 })}</DialogTitle>
          <DialogContent>
            <Box sx={{ pt: 1 }}>
              <JsonFormsDispatch
                schema={props.schema}
                uischema={detail}
                path={composePaths(props.path, `${open}`)}
                renderers={props.renderers}
                cells={props.cells}
                enabled={!field.readOnly}
              />
            </Box>
          </DialogContent>
          <DialogActions>
            {!field.readOnly && (
              <Button color="error" onClick={() => remove(open)}>
                {t('app.delete')}
              </Button>
            )}
            <Button variant="contained" onClick={() => setOpen(null)}>
              {t('table.done')}
            </Button>
          </DialogActions>
        </Dialog>
      )}
    </FieldSet>
  );
}

/** The columns a form asks for, else the scalar fields of a row in their order. */
function useColumns(props: ArrayControlProps): TableColumn[] {
  const { i18n } = useJsonForms();
  const { t, number } = useLanguage();
  const translate = i18n?.translate ?? ((_key: string, fallback?: string) => fallback as string);
  const properties = (props.schema.properties ?? {}) as Record<string, JsonSchema>;
  const wanted = (props.uischema.options?.columns as string[] | undefined) ?? Object.keys(properties);
  const prefix = getI18nKeyPrefix(props.arraySchema, props.uischema, props.path);
  return wanted.flatMap((name) => {
    const raw = properties[name];
    if (!raw) return [];
    const schema = raw.$ref ? Resolve.schema(props.rootSchema, raw.$ref, props.rootSchema) : raw;
    const choices = schemaChoices(schema, `${prefix}.${name}`, translate);
    return {
      name,
      label: translate(`${prefix}.${name}.label`, schema.title ?? name) ?? name,
      show: (value: unknown) => {
        if (value === undefined || value === null || value === '') return '';
        if (typeof value === 'boolean') return value ? t('app.yes') : t('app.no');
        const choice = choices.find((one) => one.value === value);
        if (choice) return choice.label;
        // A year is an integer too, and has no thousands separator.
        if (typeof value === 'number') return number(value, { useGrouping: false });
        if (typeof value === 'object') return (value as { name?: string }).name ?? '';
        return String(value);
      },
    };
  });
}

function faultyRows(props: ArrayControlProps): Set<number> {
  const faulty = new Set<number>();
  const base = `/${props.path.replace(/\./g, '/')}/`;
  for (const error of props.childErrors ?? []) {
    const index = Number(error.instancePath.slice(base.length).split('/')[0]);
    if (error.instancePath.startsWith(base) && Number.isInteger(index)) faulty.add(index);
  }
  return faulty;
}

export const tableControl = {
  tester: rankWith(4, or(isObjectArrayControl, optionIs('widget', 'table'))),
  renderer: withJsonFormsArrayControlProps(TableControl),
};
