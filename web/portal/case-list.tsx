import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import TableSortLabel from '@mui/material/TableSortLabel';
import Typography from '@mui/material/Typography';
import { useDeferredValue, useState } from 'react';
import { Link as RouterLink } from 'react-router';
import type { Json, ListDefinition, Text } from '../../engine/index.ts';
import { TextInput } from '../renderers/inputs.tsx';
import { type CaseCount, type CaseQuery, type CaseRow, useCases } from '../shared/api/cases.ts';
import { useLanguage } from '../shared/i18n/language.tsx';
import { useMessages } from '../shared/i18n/messages.ts';
import { ProblemAlert } from '../shared/parts/problem-alert.tsx';
import { stackedRows } from '../shared/parts/stacked-rows.ts';
import { Waiting } from '../shared/parts/waiting.tsx';
import { Section } from './case/section.tsx';
import { homeMessages } from './home/messages.ts';
import { useToPay } from './payments/use-to-pay.ts';

interface CaseListProps {
  program: string;
  list: ListDefinition;
  count: CaseCount | undefined;
}

const declaredSort = (list: ListDefinition) =>
  list.sort && (list.sort.direction === 'desc' ? `-${list.sort.column}` : list.sort.column);

/** What a list asks for before anybody searched or sorted it. */
export const firstQuery = (program: string, list: ListDefinition): CaseQuery => ({
  program,
  list: list.id,
  q: '',
  sort: declaredSort(list),
  cursor: undefined,
});

/** A list of cases as the program defines it: its columns, its order, a search. */
export function CaseList({ program, list, count }: CaseListProps) {
  const { t, say } = useLanguage();
  const [search, setSearch] = useState('');
  const [sort, setSort] = useState(declaredSort(list));
  const [cursors, setCursors] = useState<string[]>([]);
  const q = useDeferredValue(search);
  const { data, error } = useCases({ program, list: list.id, q, sort, cursor: cursors.at(-1) });
  const shownCount = count?.more ? t('list.more', { count: count.count }) : String(count?.count);
  const few = cursors.length === 0 && !search && (data?.items.length ?? 0) < 8;
  return (
    <Section title={count ? `${say(list.title)} (${shownCount})` : say(list.title)}>
      {list.description && (
        <Typography sx={{ mb: 1.5, maxWidth: '75ch' }}>{say(list.description)}</Typography>
      )}
      {!few && (
        <Box component="label" sx={{ display: 'block', mb: 1.5, maxWidth: 340 }}>
          {t('list.search')}
          <TextInput
            type="search"
            value={search}
            onChange={(event) => {
              setSearch(event.target.value);
              setCursors([]);
            }}
          />
        </Box>
      )}
      <ProblemAlert error={error} />
      {!data && !error && <Waiting lines={3} />}
      {data?.items.length === 0 && (
        <Typography color="textSecondary">
          {search ? t('list.noMatch') : say(list.empty) || t('list.empty')}
        </Typography>
      )}
      {data && data.items.length > 0 && (
        <Box tabIndex={0} role="region" aria-label={say(list.title)} sx={{ overflowX: 'auto' }}>
          <Table size="small" sx={stackedRows}>
            <TableHead>
              <TableRow>
                {list.columns.map((column) => (
                  <TableCell key={column.id} sortDirection={direction(sort, column.id)}>
                    <TableSortLabel
                      active={direction(sort, column.id) !== false}
                      direction={direction(sort, column.id) || 'asc'}
                      onClick={() => {
                        setSort(sort === column.id ? `-${column.id}` : column.id);
                        setCursors([]);
                      }}
                    >
                      {say(column.title)}
                    </TableSortLabel>
                  </TableCell>
                ))}
                <TableCell>{t('table.actions')}</TableCell>
              </TableRow>
            </TableHead>
            <TableBody>
              {data.items.map((row) => (
                <Row key={row.id} row={row} list={list} />
              ))}
            </TableBody>
          </Table>
        </Box>
      )}
      {(cursors.length > 0 || data?.next) && (
        <Box sx={{ display: 'flex', gap: 1, mt: 1 }}>
          <Button
            size="small"
            disabled={cursors.length === 0}
            onClick={() => setCursors(cursors.slice(0, -1))}
          >
            {t('list.previous')}
          </Button>
          <Button
            size="small"
            disabled={!data?.next}
            onClick={() => data?.next && setCursors([...cursors, data.next])}
          >
            {t('list.next')}
          </Button>
        </Box>
      )}
    </Section>
  );
}

function direction(sort: string | undefined, column: string): 'asc' | 'desc' | false {
  if (sort === column) return 'asc';
  return sort === `-${column}` ? 'desc' : false;
}

function Row({ row, list }: { row: CaseRow; list: ListDefinition }) {
  const { t, say, date, moment, number } = useLanguage();
  const m = useMessages(homeMessages);
  const pays = useToPay().some((invoice) => invoice.case.id === row.id);
  const show = (value: Json | undefined, unit: string | undefined): string => {
    if (value === null || value === undefined) return '';
    if (unit === 'state' || (typeof value === 'object' && !Array.isArray(value))) return say(value as Text);
    if (unit === 'date' || unit === 'due') return date(String(value));
    if (unit === 'datetime') return moment(String(value));
    if (unit === 'number' && typeof value === 'number') return number(value);
    return Array.isArray(value) ? value.join(', ') : String(value);
  };
  return (
    <TableRow hover>
      {list.columns.map((column, index) => {
        const text = show(row.values[column.id], column.unit);
        return (
          <TableCell key={column.id} data-label={say(column.title)}>
            {index === 0 ? (
              <Link component={RouterLink} to={`/cases/${row.id}`}>
                {text || t('case.noNumber')}
              </Link>
            ) : (
              text
            )}
          </TableCell>
        );
      })}
      <TableCell sx={{ whiteSpace: { sm: 'nowrap' }, flexWrap: 'wrap' }}>
        {pays && (
          <Button size="small" component={RouterLink} to={`/cases/${row.id}`}>
            {m('pay')}
          </Button>
        )}
        {row.events.map((event) => (
          <Button key={event.type} size="small" component={RouterLink} to={`/cases/${row.id}`}>
            {say(event.label)}
          </Button>
        ))}
        {/* Where the program names what is to be done, that is the way in. */}
        {!pays && !row.events.some(({ tone }) => tone === 'primary') && (
          <Button size="small" component={RouterLink} to={`/cases/${row.id}`}>
            {t('list.open')}
          </Button>
        )}
      </TableCell>
    </TableRow>
  );
}
