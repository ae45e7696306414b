import Box from '@mui/material/Box';
import { useTheme } from '@mui/material/styles';
import Typography from '@mui/material/Typography';
import useMediaQuery from '@mui/material/useMediaQuery';
import { memo, useMemo, useState } from 'react';
import { useLanguage } from '../shared/i18n/language.tsx';
import { useMessages } from '../shared/i18n/messages.ts';
import { RowButton, TextInput } from './inputs.tsx';
import { messages } from './messages.ts';
import { RowCards, type RowTableProps, WideTable } from './row-shapes.tsx';

/** So many rows are drawn at once; of longer tables one sees a part and searches. */
const PART = 50;
/** Shorter tables need no search. */
const SEARCHED = 15;

/** Rows with what can be done with them: a table, or cards below one another on a narrow screen. */
export const RowTable = memo(function RowTable(props: RowTableProps) {
  const { t } = useLanguage();
  const m = useMessages(messages);
  const isNarrow = useMediaQuery(useTheme().breakpoints.down('sm'));
  const [search, setSearch] = useState('');
  const [start, setStart] = useState(0);
  const { label, columns, rows } = props;
  const found = useMemo(() => {
    const wanted = search.trim().toLowerCase();
    const all = rows.map((_, index) => index);
    if (wanted === '') return all;
    return all.filter((index) =>
      columns.some(({ name, show }) => show(rows[index]?.[name]).toLowerCase().includes(wanted)),
    );
  }, [rows, columns, search]);
  if (rows.length === 0) {
    return (
      <Typography color="textSecondary" sx={{ border: 1, borderColor: 'divider', borderRadius: 1, p: 2 }}>
        {t('table.empty')}
      </Typography>
    );
  }
  const from = start < found.length ? start : Math.max(0, Math.floor((found.length - 1) / PART) * PART);
  const part = found.slice(from, from + PART);
  const Shape = isNarrow ? RowCards : WideTable;
  return (
    <Box>
      {rows.length > SEARCHED && (
        <TextInput
          type="search"
          value={search}
          aria-label={m('table.search', { label })}
          placeholder={m('table.search', { label })}
          onChange={(event) => {
            setSearch(event.target.value);
            setStart(0);
          }}
          sx={{ mb: 1 }}
          style={{ maxWidth: 360 }}
        />
      )}
      {part.length === 0 ? (
        <Typography role="status" color="textSecondary" sx={{ p: 2 }}>
          {m('table.noneFound', { text: search })}
        </Typography>
      ) : (
        <Shape {...props} part={part} />
      )}
      {found.length > PART && (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', mt: 1 }}>
          <RowButton type="button" disabled={from === 0} onClick={() => setStart(Math.max(0, from - PART))}>
            {m('table.previous')}
          </RowButton>
          <Typography variant="body2" role="status">
            {m('table.rows', { from: from + 1, to: from + part.length, count: found.length })}
          </Typography>
          <RowButton
            type="button"
            disabled={from + PART >= found.length}
            onClick={() => setStart(from + PART)}
          >
            {m('table.next')}
          </RowButton>
        </Box>
      )}
    </Box>
  );
});
