import {
  type ArrayControlProps,
  and,
  composePaths,
  isObjectArrayControl,
  optionIs,
  or,
  rankWith,
  uiTypeIs,
} from '@jsonforms/core';
import { withJsonFormsArrayControlProps } from '@jsonforms/react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useLanguage } from '../shared/i18n/language.tsx';
import { useMessages } from '../shared/i18n/messages.ts';
import { Collapsible } from './collapsible.tsx';
import { FieldSet } from './field-set.tsx';
import { useSurroundings } from './form-context.tsx';
import { messages } from './messages.ts';
import { useColumns, useFieldLabels, useFileField, useRowDetail } from './row-columns.ts';
import { RowDialog } from './row-dialog.tsx';
import { indexIn, useFaultyRows } from './row-faults.ts';
import { RowTable } from './row-table.tsx';
import { RowUploads } from './row-uploads.tsx';
import { TableTools } from './table-tools.tsx';
import { useField } from './use-field.ts';
import { useTableRows } from './use-table-rows.ts';

/** So many files may be on their way to a table at once. */
const MOST_FILES = 20;

/** A list of rows as a table; a row is edited in a dialog with the renderers of its own fields. */
function TableControl(props: ArrayControlProps) {
  const field = useField(props);
  const { t } = useLanguage();
  const m = useMessages(messages);
  const { target } = useSurroundings();
  const [open, setOpen] = useState<{ index: number; isNew: boolean } | null>(null);
  const [said, setSaid] = useState('');
  const tools = useRef<HTMLButtonElement>(null);
  const columns = useColumns(props);
  const labels = useFieldLabels(props);
  const detail = useRowDetail(props);
  const table = useTableRows(props);
  const file = useFileField(props);
  const { rows } = table;
  const faultyRows = useFaultyRows(props, rows);
  const wanted = indexIn(target, `${props.path}.`);
  useEffect(() => {
    if (wanted !== null) setOpen({ index: wanted, isNew: false });
  }, [wanted]);
  const options = props.uischema.options ?? {};
  const most = (props.arraySchema as { maxItems?: number }).maxItems ?? Number.POSITIVE_INFINITY;
  const room = most - rows.length;
  const mayAdd = options.disableAdd !== true && room > 0;
  const mayRemove = options.disableRemove !== true;
  const maySort = options.showSortButtons === true;
  const actions = useMemo(
    () => ({
      edit: (index: number) => setOpen({ index, isNew: false }),
      duplicate: mayAdd
        ? (index: number) => {
            table.duplicate(index);
            setSaid(m('table.duplicated'));
            setOpen({ index: index + 1, isNew: false });
          }
        : undefined,
      move: maySort
        ? (index: number, by: 1 | -1) => {
            table.move(index, by);
            setSaid(m('table.moved', { number: index + by + 1 }));
          }
        : undefined,
      remove: mayRemove
        ? (index: number) => {
            setOpen(null);
            setSaid('');
            table.remove(index);
          }
        : undefined,
    }),
    [table.duplicate, table.move, table.remove, mayAdd, mayRemove, maySort, m],
  );
  if (!props.visible) return null;

  const undo = () => {
    if (!table.removed) return;
    table.insert(table.removed.index, [table.removed.row]);
    tools.current?.focus();
  };
  const close = () => {
    const row = open && rows[open.index];
    // A new row in which nothing was entered was opened by mistake.
    if (open?.isNew && row && JSON.stringify(row) === JSON.stringify(table.defaults)) table.drop(open.index);
    setOpen(null);
  };
  const nameOf = (index: number) => {
    const named = options.elementLabelProp as string | string[] | undefined;
    const parts = [named ?? []].flat().map((name) => rows[index]?.[name.split('.').at(-1) ?? '']);
    return parts.filter(Boolean).join(' ') || t('table.row', { label: field.label, number: index + 1 });
  };
  return (
    <FieldSet field={field}>
      <Collapsible closed={options.initCollapsed === true} label={field.label} path={props.path}>
        <RowTable
          label={field.label}
          columns={columns}
          labels={labels}
          rows={rows}
          readOnly={field.readOnly}
          faultyRows={faultyRows}
          actions={actions}
        />
        {table.removed && (
          <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', mt: 1 }}>
            <Typography role="status" variant="body2">
              {t('table.removed')}
            </Typography>
            <Button size="small" onClick={undo} autoFocus>
              {t('table.undo')}
            </Button>
          </Box>
        )}
        {file && mayAdd && !field.readOnly && (
          <RowUploads
            path={composePaths(props.path, `${rows.length}.${file.name}`)}
            label={field.label}
            limits={file.limits}
            room={Math.min(room, MOST_FILES)}
            onArrived={(stored, isAlone) => {
              table.append([{ ...table.defaults, [file.name]: stored }]);
              // The rest of the row is asked for while whoever sent the file is still there.
              if (isAlone) setOpen({ index: rows.length, isNew: false });
            }}
          />
        )}
        <TableTools
          {...props}
          ref={tools}
          label={field.label}
          columns={columns}
          rows={rows}
          readOnly={field.readOnly}
          room={options.disableAdd === true ? null : room}
          defaults={table.defaults}
          pastes={file === null}
          said={said}
          onSay={setSaid}
          onAdd={() => {
            setSaid('');
            table.append([table.defaults]);
            setOpen({ index: rows.length, isNew: true });
          }}
          onPaste={(more) => table.append(more)}
        />
      </Collapsible>
      {open && rows[open.index] !== undefined && (
        <RowDialog
          title={open.isNew ? t('table.newRow', { label: field.label }) : nameOf(open.index)}
          path={composePaths(props.path, `${open.index}`)}
          schema={props.schema}
          detail={detail}
          enabled={props.enabled}
          readOnly={field.readOnly}
          renderers={props.renderers}
          onRemove={mayRemove ? () => actions.remove?.(open.index) : undefined}
          onClose={close}
        />
      )}
    </FieldSet>
  );
}

export const tableControl = {
  tester: rankWith(4, or(isObjectArrayControl, and(uiTypeIs('Control'), optionIs('widget', 'table')))),
  renderer: withJsonFormsArrayControlProps(TableControl),
};
