import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useLanguage } from '../i18n/language.tsx';
import { stackedRows } from './stacked-rows.ts';
import { Waiting } from './waiting.tsx';

export interface RecordColumn<Row> {
  title: string;
  show: (row: Row) => ReactNode;
  /** Numbers stand on the right. */
  right?: boolean;
  /** Short and read at a glance: not broken on a wide screen. */
  oneLine?: boolean;
}

interface RecordTableProps<Row> {
  /** What the table holds, for assistive technology. */
  label: string;
  rows: readonly Row[] | undefined;
  keyOf: (row: Row) => string;
  columns: RecordColumn<Row>[];
  /** What can be done with a row; stands at its end. */
  actions?: (row: Row) => ReactNode;
  /** Said in place of an empty table: why it is empty, what comes next. */
  empty: string;
  /** Stands in a frame already. */
  plain?: boolean;
}

/** Rows with named values: a table on a wide screen, blocks on a narrow one. `undefined` rows are on their way. */
export function RecordTable<Row>(props: RecordTableProps<Row>) {
  const { label, rows, keyOf, columns, actions, empty, plain = false } = props;
  const { t } = useLanguage();
  if (rows === undefined) return <Waiting />;
  if (rows.length === 0) return <Typography color="textSecondary">{empty}</Typography>;
  return (
    <Paper
      variant={plain ? 'elevation' : 'outlined'}
      elevation={0}
      sx={{ overflowX: 'auto', px: plain ? 0 : { xs: 1.5, sm: 0 } }}
    >
      <Table size="small" aria-label={label} sx={stackedRows}>
        <TableHead>
          <TableRow>
            {columns.map((column) => (
              <TableCell key={column.title} align={column.right ? 'right' : 'left'}>
                {column.title}
              </TableCell>
            ))}
            {actions && <TableCell align="right">{t('table.actions')}</TableCell>}
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((row) => (
            <TableRow key={keyOf(row)} hover>
              {columns.map((column) => (
                <TableCell
                  key={column.title}
                  data-label={column.title}
                  align={column.right ? 'right' : 'left'}
                  sx={{
                    overflowWrap: { xs: 'anywhere', md: 'break-word' },
                    whiteSpace: column.oneLine ? { md: 'nowrap' } : undefined,
                    verticalAlign: 'top',
                  }}
                >
                  <Box component="span" sx={{ minWidth: 0 }}>
                    {column.show(row)}
                  </Box>
                </TableCell>
              ))}
              {actions && (
                <TableCell sx={{ verticalAlign: 'top', textAlign: 'right' }}>
                  <Box
                    sx={{
                      display: 'flex',
                      flexWrap: 'wrap',
                      gap: 0.5,
                      justifyContent: 'end',
                      width: 1,
                      '& button': { whiteSpace: { md: 'nowrap' } },
                    }}
                  >
                    {actions(row)}
                  </Box>
                </TableCell>
              )}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Paper>
  );
}

/** The way to the next page and back. `cursors` are those of the pages gone through. */
export function Pager({
  cursors,
  next,
  onChange,
}: {
  cursors: string[];
  next: string | null | undefined;
  onChange: (cursors: string[]) => void;
}) {
  const { t } = useLanguage();
  if (cursors.length === 0 && !next) return null;
  return (
    <Box sx={{ display: 'flex', gap: 1, mt: 1 }}>
      <Button size="small" disabled={cursors.length === 0} onClick={() => onChange(cursors.slice(0, -1))}>
        {t('list.previous')}
      </Button>
      <Button size="small" disabled={!next} onClick={() => next && onChange([...cursors, next])}>
        {t('list.next')}
      </Button>
    </Box>
  );
}
