import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import Chip from '@mui/material/Chip';
import Link from '@mui/material/Link';
import Paper from '@mui/material/Paper';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import TableSortLabel from '@mui/material/TableSortLabel';
import { memo, type Ref } from 'react';
import { Link as RouterLink } from 'react-router';
import type { ListDefinition } from '../../../engine/index.ts';
import type { QueueRow } from '../../shared/api/queue.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { useGradually } from '../../shared/parts/gradually.ts';
import { stackedRows } from '../../shared/parts/stacked-rows.ts';
import { messages } from './messages.ts';
import { rowHref } from './row-href.ts';
import { useCellText } from './use-cell-text.ts';
import { rowLink } from './use-row-keys.ts';
import type { Selection } from './use-selection.ts';

interface QueueTableProps {
  ref: Ref<HTMLDivElement>;
  list: ListDefinition;
  columns: ListDefinition['columns'];
  rows: QueueRow[];
  /** The program's: its days count. */
  zone: string;
  /** `column` or `-column` */
  sort: string | undefined;
  onSort: (sort: string) => void;
  selection: Selection;
}

/** Rows that the first screen shows. */
const SCREEN = 20;

/** One page of a queue: dense rows on a desk, blocks on a phone. */
export function QueueTable({ ref, list, columns, rows, zone, sort, onSort, selection }: QueueTableProps) {
  const t = useMessages(messages);
  const { say } = useLanguage();
  const selected = rows.filter((row) => selection.rows.has(row.id)).length;
  const drawn = useGradually(rows.length, SCREEN, SCREEN);
  return (
    <Paper ref={ref} tabIndex={0} role="region" aria-label={say(list.title)} sx={{ overflowX: 'auto' }}>
      <Table
        size="small"
        sx={[
          stackedRows,
          {
            '& td, & th': { py: 0.25, px: 1 },
            '& th': { whiteSpace: 'nowrap' },
            '& tbody tr:focus-within': {
              bgcolor: 'action.hover',
              boxShadow: 'inset 3px 0 0 var(--mui-palette-primary-main)',
            },
            // On a phone what is empty takes no line.
            '@media (max-width: 640px)': { '& td:empty': { display: 'none' }, '& tr': { px: 0.5 } },
          },
        ]}
      >
        <TableHead>
          <TableRow>
            <TableCell padding="checkbox">
              <Checkbox
                size="small"
                checked={selected === rows.length}
                indeterminate={selected > 0 && selected < rows.length}
                onChange={() => selection.set(rows, selected < rows.length)}
                slotProps={{ input: { 'aria-label': t('selectPage') } }}
              />
            </TableCell>
            {columns.map(({ id, title }) => {
              const direction = sort === id ? 'asc' : sort === `-${id}` ? 'desc' : false;
              return (
                <TableCell key={id} sortDirection={direction}>
                  <TableSortLabel
                    active={direction !== false}
                    direction={direction || 'asc'}
                    title={t('sortHelp')}
                    onClick={() => onSort(direction === 'asc' ? `-${id}` : id)}
                  >
                    {say(title)}
                  </TableSortLabel>
                </TableCell>
              );
            })}
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.slice(0, drawn).map((row) => (
            <Row
              key={row.id}
              row={row}
              columns={columns}
              zone={zone}
              selected={selection.rows.has(row.id)}
              onToggle={selection.toggle}
            />
          ))}
        </TableBody>
      </Table>
    </Paper>
  );
}

interface RowProps {
  row: QueueRow;
  columns: ListDefinition['columns'];
  zone: string;
  selected: boolean;
  onToggle: (row: QueueRow) => void;
}

/** Redrawn when it changes itself: of fifty rows one is selected at a time. */
const Row = memo(
  function Row({ row, columns, zone, selected, onToggle }: RowProps) {
    const t = useMessages(messages);
    const { say } = useLanguage();
    const show = useCellText(zone);
    return (
      <TableRow hover selected={selected}>
        <TableCell padding="checkbox">
          <Checkbox
            size="small"
            checked={selected}
            onChange={() => onToggle(row)}
            slotProps={{
              input: {
                'aria-label': t('select', { name: `${row.number ?? ''} ${row.company.name}`.trim() }),
              },
            }}
          />
        </TableCell>
        {columns.map((column, index) => {
          const text = show(row.values[column.id], column.unit);
          return (
            <TableCell key={column.id} data-label={say(column.title)}>
              {index > 0 && text}
              {index === 0 && (
                <Box component="span" sx={{ display: 'inline-flex', columnGap: 1, alignItems: 'baseline' }}>
                  <Link
                    component={RouterLink}
                    to={rowHref(row)}
                    title={say(row.reviews[0]?.title) || undefined}
                    {...{ [rowLink]: '' }}
                    sx={{
                      display: 'inline-block',
                      py: 0.5,
                      fontWeight: 600,
                      whiteSpace: column.value === 'number' ? 'nowrap' : undefined,
                    }}
                  >
                    {text || t('noNumber')}
                  </Link>
                  {row.reviews.length > 0 && (
                    <Link
                      component={RouterLink}
                      to={`/cases/${row.id}`}
                      variant="body2"
                      aria-label={t('openCase', { name: `${row.number ?? ''} ${row.company.name}`.trim() })}
                      sx={{ display: 'inline-block', py: 0.5 }}
                    >
                      {t('case')}
                    </Link>
                  )}
                </Box>
              )}
              {index === 0 && row.unread > 0 && (
                <Chip
                  size="small"
                  variant="outlined"
                  color="info"
                  label={row.unread === 1 ? t('unreadOne') : t('unread', { count: row.unread })}
                  sx={{ ml: 1 }}
                />
              )}
            </TableCell>
          );
        })}
      </TableRow>
    );
  },
  // The handler is new at each drawing, and the rows that a refetch brings are equal where nothing moved.
  (before, after) =>
    before.row === after.row && before.columns === after.columns && before.selected === after.selected,
);
