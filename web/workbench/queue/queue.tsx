import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useEffect, useMemo, useRef } from 'react';
import { useNavigate } from 'react-router';
import type { ListDefinition } from '../../../engine/index.ts';
import type { ProgramView } from '../../shared/api/programs.ts';
import { type ListOptions, useBuckets, useQueuePage } from '../../shared/api/queue.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { Page } from '../../shared/parts/page.tsx';
import { ProblemAlert } from '../../shared/parts/problem-alert.tsx';
import { Waiting } from '../../shared/parts/waiting.tsx';
import { useShortcut } from '../../shared/shortcuts/use-shortcut.ts';
import { Bulk } from './bulk.tsx';
import { messages } from './messages.ts';
import { Pages } from './pages.tsx';
import { QueueFilters } from './queue-filters.tsx';
import { joined, rememberedQueue, rememberQueue } from './queue-memory.ts';
import { type QueueState, queryOf, stateSearch } from './queue-state.ts';
import { QueueTable } from './queue-table.tsx';
import { QueueTools } from './queue-tools.tsx';
import { rowHref } from './row-href.ts';
import { useRowKeys } from './use-row-keys.ts';
import { useSelection } from './use-selection.ts';

export interface QueueProps {
  program: ProgramView;
  list: ListDefinition;
  options: ListOptions;
  state: QueueState;
}

export function Queue({ program, list, options, state }: QueueProps) {
  const t = useMessages(messages);
  const { say } = useLanguage();
  const navigate = useNavigate();
  const query = queryOf(program.id, list.id, state);
  const { data, error, isPlaceholderData } = useQueuePage(query, state.cursor);
  const bucketTitle = useBuckets()
    .data?.find((one) => one.program === program.id)
    ?.buckets.find((one) => one.id === state.bucket)?.title;
  const selection = useSelection(JSON.stringify({ ...query, sort: undefined }));
  const table = useRef<HTMLDivElement>(null);
  const go = (next: QueueState, replace = false) =>
    navigate({ search: stateSearch(next) }, { replace, preventScrollReset: true });
  const turn = (cursor: string | null | undefined, from: number) =>
    go({ ...state, cursor: cursor ?? undefined, from });
  const nextPage =
    data?.next && !isPlaceholderData ? () => turn(data.next, state.from + data.items.length) : null;
  const previousPage = state.cursor ? () => navigate(-1) : null;

  const shown = (state.columns ?? options.columns)?.join(',');
  const columns = useMemo(() => {
    const chosen = list.columns.filter((column) => shown?.split(',').includes(column.id) ?? true);
    // A view may name columns that the list has no longer.
    return chosen.length > 0 ? chosen : list.columns;
  }, [list.columns, shown]);

  useEffect(() => {
    if (!data || isPlaceholderData) return;
    const page = {
      query: queryOf(program.id, list.id, state),
      href: `/queue/${program.id}/${list.id}${stateSearch(state)}`,
      cases: data.items.map((row) => ({ id: row.id, href: rowHref(row) })),
      from: state.from,
      next: data.next,
      total: data.total ?? null,
    };
    rememberQueue(joined(rememberedQueue(), page));
  }, [data, isPlaceholderData, program.id, list.id, state]);

  useRowKeys(table, { nextPage, select: selection.toggle, rows: data?.items ?? [] });
  useShortcut(']', t('keyPages'), nextPage);
  useShortcut('[', t('keyPagesBack'), previousPage);

  const narrowed = Boolean(state.bucket || state.q || state.filters.length > 0);
  return (
    <Page
      title={say(list.title)}
      width="full"
      beside={
        <QueueTools
          program={program}
          list={list}
          options={options}
          state={state}
          columns={columns}
          query={query}
          total={data?.total}
          onChange={go}
        />
      }
    >
      {list.description && (
        <Typography color="textSecondary" sx={{ mb: 1.5, mt: -1.5, maxWidth: '75ch' }}>
          {say(list.description)}
        </Typography>
      )}
      <QueueFilters list={list} options={options} state={state} bucketTitle={bucketTitle} onChange={go} />
      <ProblemAlert error={error} />
      {!data && !error && <Waiting lines={8} />}
      {data && (
        <Box aria-busy={isPlaceholderData} sx={{ opacity: isPlaceholderData ? 0.6 : 1 }}>
          <Bulk
            program={program}
            options={options}
            query={query}
            total={data.total}
            page={data.items}
            selection={selection}
          />
          {data.items.some(({ reviews }) => reviews.length > 0) && (
            <Typography variant="body2" color="textSecondary" sx={{ mb: 1, maxWidth: '75ch' }}>
              {t('twoLinks')}
            </Typography>
          )}
          {data.items.length === 0 ? (
            <Typography sx={{ py: 2 }}>
              {narrowed ? t('noMatch') : say(list.empty) || t('emptyList')}
            </Typography>
          ) : (
            <QueueTable
              ref={table}
              list={list}
              columns={columns}
              rows={data.items}
              zone={program.timeZone}
              sort={state.sort ?? declaredSort(list)}
              onSort={(sort) => go({ ...state, sort, cursor: undefined, from: 0 })}
              selection={selection}
            />
          )}
          <Pages
            from={state.from}
            count={data.items.length}
            total={data.total}
            onFirst={state.cursor ? () => turn(undefined, 0) : null}
            onPrevious={previousPage}
            onNext={nextPage}
          />
        </Box>
      )}
    </Page>
  );
}

const declaredSort = (list: ListDefinition) =>
  list.sort && (list.sort.direction === 'desc' ? `-${list.sort.column}` : list.sort.column);
