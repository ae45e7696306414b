import {
  type ArrayControlProps,
  composePaths,
  extractDefaults,
  findUISchema,
  getI18nKeyPrefix,
  isObjectArrayControl,
  type JsonSchema,
  optionIs,
  or,
  rankWith,
  type Translator,
  update,
} from '@jsonforms/core';
import { useJsonForms, withJsonFormsArrayControlProps } from '@jsonforms/react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useLanguage } from '../shared/i18n/language.tsx';
import { describeValue, keyPrefix, resolved } from './describe-value.ts';
import { FieldSet } from './field-set.tsx';
import { useSurroundings } from './form-context.tsx';
import { hiddenFields, isHidden } from './hidden-fields.ts';
import { RowDialog } from './row-dialog.tsx';
import { RowTable, type TableColumn } from './row-table.tsx';
import { pathOf } from './schema-error.ts';
import { useField } from './use-field.ts';

type Row = Record<string, unknown>;

/** A list of rows as a table; a row is edited in a dialog with the renderers of its own fields. */
function TableControl(props: ArrayControlProps) {
  const field = useField(props);
  const { t } = useLanguage();
  const { core, i18n, dispatch } = useJsonForms();
  const { target } = useSurroundings();
  const [open, setOpen] = useState<{ index: number; isNew: boolean } | null>(null);
  const [removed, setRemoved] = useState<{ index: number; row: Row } | null>(null);
  const addButton = useRef<HTMLButtonElement>(null);
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
  const rows: Row[] = Array.isArray(props.data) ? props.data : [];
  const wanted = rowOf(target, props.path);
  useEffect(() => {
    if (wanted !== null) setOpen({ index: wanted, isNew: false });
  }, [wanted]);
  if (!props.visible) return null;

  const most = (props.arraySchema as { maxItems?: number }).maxItems;
  const defaults = (): Row => (extractDefaults(props.schema, props.rootSchema) as Row | undefined) ?? {};
  const add = () => {
    setRemoved(null);
    props.addItem(props.path, defaults())();
    setOpen({ index: rows.length, isNew: true });
  };
  const remove = (index: number) => {
    setOpen(null);
    setRemoved({ index, row: rows[index] as Row });
    props.removeItems?.(props.path, [index])();
  };
  const undo = () => {
    if (!removed) return;
    const { index, row } = removed;
    dispatch?.(update(props.path, (now: Row[] = []) => [...now.slice(0, index), row, ...now.slice(index)]));
    setRemoved(null);
    addButton.current?.focus();
  };
  const close = () => {
    const row = open && rows[open.index];
    // A new row in which nothing was entered was opened by mistake.
    if (open?.isNew && row && JSON.stringify(row) === JSON.stringify(defaults())) {
      props.removeItems?.(props.path, [open.index])();
    }
    setOpen(null);
  };
  const hidden =
    core && props.childErrors?.length
      ? rows.flatMap((_, index) =>
          hiddenFields(detail, core.data, core.ajv as never, composePaths(props.path, `${index}`)),
        )
      : [];
  const addText = i18n?.translate?.(`${keyPrefix(props.arraySchema, props.path)}.addTooltip`);
  return (
    <FieldSet field={field}>
      <RowTable
        label={field.label}
        columns={columns}
        rows={rows}
        readOnly={field.readOnly}
        faultyRows={faultyRows(props, hidden)}
        onEdit={(index) => setOpen({ index, isNew: false })}
        onRemove={remove}
      />
      {removed && (
        <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', mt: 1 }}>
          <Typography role="status" variant="body2">
            {t('table.removed')}
          </Typography>
          <Button size="small" onClick={undo} autoFocus>
            {t('table.undo')}
          </Button>
        </Box>
      )}
      {!field.readOnly && (most === undefined || rows.length < most) && (
        <Button
          ref={addButton}
          size="small"
          variant="outlined"
          onClick={add}
          aria-label={`${addText ?? t('table.add')}: ${field.label}`}
          sx={{ mt: 1 }}
        >
          {addText ?? t('table.add')}
        </Button>
      )}
      {open && rows[open.index] !== undefined && (
        <RowDialog
          title={
            open.isNew
              ? t('table.newRow', { label: field.label })
              : t('table.row', { label: field.label, number: open.index + 1 })
          }
          path={composePaths(props.path, `${open.index}`)}
          schema={props.schema}
          detail={detail}
          enabled={props.enabled}
          readOnly={field.readOnly}
          renderers={props.renderers}
          onRemove={() => remove(open.index)}
          onClose={close}
        />
      )}
    </FieldSet>
  );
}

/** Which row of the table a path leads into. */
function rowOf(target: string | undefined, path: string): number | null {
  if (!target?.startsWith(`${path}.`)) return null;
  const index = Number(target.slice(path.length + 1).split('.')[0]);
  return Number.isInteger(index) ? index : null;
}

/** The columns a form asks for, else the scalar fields of a row in their order. */
function useColumns(props: ArrayControlProps): TableColumn[] {
  const { i18n } = useJsonForms();
  const words = useLanguage();
  const translate: Translator = i18n?.translate ?? ((_key: string, fallback?: string) => fallback as string);
  const properties = (props.schema.properties ?? {}) as Record<string, JsonSchema>;
  const wanted = (props.uischema.options?.columns as string[] | undefined) ?? Object.keys(properties);
  const prefix = getI18nKeyPrefix(props.arraySchema, props.uischema, props.path);
  return wanted.flatMap((name) => {
    const raw = properties[name];
    if (!raw) return [];
    const schema = resolved(raw, props.rootSchema);
    const own = keyPrefix(schema, `${prefix}.${name}`);
    return {
      name,
      label: translate(`${own}.label`, schema.title ?? name) ?? name,
      show: (value: unknown) => describeValue(value, schema, own, translate, words),
    };
  });
}

function faultyRows(props: ArrayControlProps, hidden: string[]): Set<number> {
  const faulty = new Set<number>();
  const base = `${props.path}.`;
  for (const error of props.childErrors ?? []) {
    const path = pathOf(error);
    if (!path.startsWith(base) || isHidden(hidden, path)) continue;
    const index = Number(path.slice(base.length).split('.')[0]);
    if (Number.isInteger(index)) faulty.add(index);
  }
  return faulty;
}

export const tableControl = {
  tester: rankWith(4, or(isObjectArrayControl, optionIs('widget', 'table'))),
  renderer: withJsonFormsArrayControlProps(TableControl),
};
