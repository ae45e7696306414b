import { type ArrayControlProps, composePaths, rankWith, uiTypeIs } from '@jsonforms/core';
import { JsonFormsDispatch, withJsonFormsArrayControlProps } from '@jsonforms/react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useEffect, useState } from 'react';
import { useLanguage } from '../shared/i18n/language.tsx';
import { useMessages } from '../shared/i18n/messages.ts';
import { Collapsible } from './collapsible.tsx';
import { FieldSet } from './field-set.tsx';
import { useSurroundings } from './form-context.tsx';
import { RowButton } from './inputs.tsx';
import { messages } from './messages.ts';
import { useColumns, useFieldLabels, useRowDetail } from './row-columns.ts';
import { faultLine, indexIn, useFaultyRows } from './row-faults.ts';
import { SeverityMark } from './severity-mark.tsx';
import { useField } from './use-field.ts';
import { useTableRows } from './use-table-rows.ts';

/** A list of entries on the left, the chosen one on the right; below one another on a phone. */
function ListWithDetail(props: ArrayControlProps) {
  const field = useField(props);
  const { pair, t } = useLanguage();
  const m = useMessages(messages);
  const { target } = useSurroundings();
  const columns = useColumns(props);
  const labels = useFieldLabels(props);
  const detail = useRowDetail(props);
  const table = useTableRows(props);
  const faulty = useFaultyRows(props, table.rows);
  const [chosen, setChosen] = useState(0);
  const wanted = indexIn(target, `${props.path}.`);
  useEffect(() => {
    if (wanted !== null) setChosen(wanted);
  }, [wanted]);
  if (!props.visible) return null;

  const options = props.uischema.options ?? {};
  const most = (props.arraySchema as { maxItems?: number }).maxItems ?? Number.POSITIVE_INFINITY;
  const mayAdd = !field.readOnly && options.disableAdd !== true && table.rows.length < most;
  const mayRemove = !field.readOnly && options.disableRemove !== true;
  const named = options.elementLabelProp as string | string[] | undefined;
  const nameOf = (index: number) => {
    const row = table.rows[index] ?? {};
    const names = named ? [named].flat().map((one) => one.split('.').at(-1) ?? '') : [columns[0]?.name ?? ''];
    const parts = names.map((name) => columns.find((column) => column.name === name)?.show(row[name]) ?? '');
    return parts.filter(Boolean).join(' ') || m('list.entry', { number: index + 1 });
  };
  const at = Math.min(chosen, table.rows.length - 1);
  return (
    <FieldSet field={field}>
      <Collapsible closed={options.initCollapsed === true} label={field.label} path={props.path}>
        <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { md: 'minmax(200px, 1fr) 2fr' } }}>
          <Box>
            {table.rows.length === 0 && <Typography color="textSecondary">{t('table.empty')}</Typography>}
            <Box component="ul" aria-label={field.label} sx={{ listStyle: 'none', m: 0, p: 0 }}>
              {table.rows.map((_, index) => (
                // Rows have no identity of their own in the data; their place is all there is.
                <Box
                  component="li"
                  key={`${index + 1}`}
                  sx={{ display: 'flex', gap: 0.5, borderBottom: 1, borderColor: 'divider' }}
                >
                  <RowButton
                    type="button"
                    aria-current={index === at ? 'true' : undefined}
                    onClick={() => setChosen(index)}
                    style={{
                      flexGrow: 1,
                      textAlign: 'left',
                      minHeight: 40,
                      textDecoration: index === at ? 'underline' : undefined,
                    }}
                  >
                    {options.hideAvatar !== true && (
                      <Box component="span" aria-hidden="true" sx={{ color: 'text.secondary', mr: 1 }}>
                        {index + 1}
                      </Box>
                    )}
                    {nameOf(index)}
                    {faulty.has(index) && (
                      <Box
                        component="span"
                        sx={{ display: 'block', color: 'error.main', fontSize: '0.85rem' }}
                      >
                        <SeverityMark severity="error" />
                        {faultLine(faulty.get(index) ?? {}, labels, (words) => t('app.pair', words))}
                      </Box>
                    )}
                  </RowButton>
                  {!field.readOnly && options.showSortButtons === true && (
                    <>
                      <RowButton
                        type="button"
                        disabled={index === 0}
                        aria-label={pair(m('table.up'), nameOf(index))}
                        onClick={() => table.move(index, -1)}
                      >
                        ↑
                      </RowButton>
                      <RowButton
                        type="button"
                        disabled={index === table.rows.length - 1}
                        aria-label={pair(m('table.down'), nameOf(index))}
                        onClick={() => table.move(index, 1)}
                      >
                        ↓
                      </RowButton>
                    </>
                  )}
                  {mayRemove && (
                    <RowButton
                      type="button"
                      data-tone="danger"
                      aria-label={pair(t('app.delete'), nameOf(index))}
                      onClick={() => table.remove(index)}
                    >
                      {t('app.delete')}
                    </RowButton>
                  )}
                </Box>
              ))}
            </Box>
            {table.removed && (
              <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', mt: 1 }}>
                <Typography role="status" variant="body2">
                  {t('table.removed')}
                </Typography>
                <Button
                  size="small"
                  autoFocus
                  onClick={() => table.removed && table.insert(table.removed.index, [table.removed.row])}
                >
                  {t('table.undo')}
                </Button>
              </Box>
            )}
            {mayAdd && (
              <Button
                size="small"
                variant="outlined"
                sx={{ mt: 1 }}
                aria-label={pair(t('table.add'), field.label)}
                onClick={() => {
                  table.append([table.defaults]);
                  setChosen(table.rows.length);
                }}
              >
                {t('table.add')}
              </Button>
            )}
          </Box>
          <Paper
            component="section"
            aria-label={at < 0 ? field.label : nameOf(at)}
            sx={{ p: 2, minWidth: 0 }}
          >
            {at < 0 ? (
              <Typography color="textSecondary">{m('list.choose')}</Typography>
            ) : (
              <JsonFormsDispatch
                key={at}
                schema={props.schema}
                uischema={detail}
                path={composePaths(props.path, `${at}`)}
                {...(props.renderers && { renderers: props.renderers })}
                enabled={props.enabled}
              />
            )}
          </Paper>
        </Box>
      </Collapsible>
    </FieldSet>
  );
}

export const listWithDetail = {
  tester: rankWith(4, uiTypeIs('ListWithDetail')),
  renderer: withJsonFormsArrayControlProps(ListWithDetail),
};
