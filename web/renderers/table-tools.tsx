import type { ArrayControlProps } from '@jsonforms/core';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { lazy, type Ref, Suspense, useState } from 'react';
import { useLanguage } from '../shared/i18n/language.tsx';
import { useMessages } from '../shared/i18n/messages.ts';
import { keyPrefix } from './describe-value.ts';
import { useFormTexts } from './form-texts.tsx';
import { messages } from './messages.ts';
import { toClipboard } from './parse-clipboard.ts';
import { usePasteFields } from './row-columns.ts';
import { useFaultsOfRow } from './row-faults.ts';
import type { TableColumn } from './table-column.ts';
import type { Row } from './use-table-rows.ts';

const PasteDialog = lazy(async () => ({ default: (await import('./paste-dialog.tsx')).PasteDialog }));

interface TableToolsProps extends ArrayControlProps {
  /** The button that adds a row. */
  ref: Ref<HTMLButtonElement>;
  columns: TableColumn[];
  rows: Row[];
  readOnly: boolean;
  /** How many more rows fit; null where none may be added. */
  room: number | null;
  defaults: Row;
  /** Rows can be pasted: not where each needs a file. */
  pastes: boolean;
  /** What was done last. */
  said: string;
  onSay: (text: string) => void;
  onAdd: () => void;
  onPaste: (rows: Row[]) => void;
}

/** What can be done with a table as a whole: add a row, paste rows, copy all of it. */
export function TableTools(props: TableToolsProps) {
  const { label, columns, rows, room, said, onSay, onAdd, onPaste } = props;
  const { pair, t } = useLanguage();
  const m = useMessages(messages);
  const { translate } = useFormTexts();
  const [pasting, setPasting] = useState(false);
  const fields = usePasteFields(props);
  const faultsOf = useFaultsOfRow(props);
  const addText = translate(`${keyPrefix(props.arraySchema, props.path)}.addTooltip`);
  async function copy() {
    const lines = rows.map((row) => columns.map(({ name, show }) => show(row[name])));
    try {
      await navigator.clipboard.writeText(toClipboard([columns.map((column) => column.label), ...lines]));
      onSay(m('table.copied'));
    } catch {
      onSay(m('table.notCopied'));
    }
  }
  const adds = !props.readOnly && room !== null;
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', mt: 1 }}>
      {adds && room > 0 && (
        <>
          <Button
            ref={props.ref}
            size="small"
            variant="outlined"
            onClick={onAdd}
            aria-label={pair(addText ?? t('table.add'), label)}
          >
            {addText ?? t('table.add')}
          </Button>
          {props.pastes && fields.length > 1 && (
            <Button size="small" onClick={() => setPasting(true)} aria-label={pair(m('table.paste'), label)}>
              {m('table.paste')}
            </Button>
          )}
        </>
      )}
      {rows.length > 1 && (
        <Button size="small" onClick={() => void copy()} aria-label={pair(m('table.copy'), label)}>
          {m('table.copy')}
        </Button>
      )}
      {adds && room <= 0 && (
        <Typography variant="body2" color="textSecondary">
          {m('table.full', { most: rows.length })}
        </Typography>
      )}
      <Typography role="status" variant="body2" color="textSecondary">
        {said}
      </Typography>
      {pasting && (
        <Suspense>
          <PasteDialog
            label={label}
            fields={fields}
            defaults={props.defaults}
            room={room ?? 0}
            faultsOf={faultsOf}
            onClose={() => setPasting(false)}
            onAdd={(more) => {
              setPasting(false);
              onPaste(more);
              onSay(more.length === 1 ? m('table.addedOne') : m('table.added', { count: more.length }));
            }}
          />
        </Suspense>
      )}
    </Box>
  );
}
