import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { lazy, Suspense, useRef, useState } from 'react';
import type { ProgramView } from '../../shared/api/programs.ts';
import {
  type ListOptions,
  type QueueQuery,
  type QueueRow,
  type RowEvent,
  readQueue,
  type Total,
} from '../../shared/api/queue.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { ProblemAlert } from '../../shared/parts/problem-alert.tsx';
import { useShortcut } from '../../shared/shortcuts/use-shortcut.ts';
import { BulkAssignDialog } from './bulk-assign-dialog.tsx';
import { commonEvents } from './bulk-run.ts';
import { messages } from './messages.ts';
import type { Selection } from './use-selection.ts';

// Forms are heavy, and most who look at a queue send none from it.
const BulkEventDialog = lazy(async () => ({
  default: (await import('./bulk-event-dialog.tsx')).BulkEventDialog,
}));

interface BulkProps {
  program: ProgramView;
  options: ListOptions;
  query: QueueQuery;
  total: Total | undefined;
  page: QueueRow[];
  selection: Selection;
}

/** At most so many cases are acted on at once: somebody answers for each of them. */
const mostSelected = 200;

/** What can be done with all that is selected. There only while something is. */
export function Bulk({ program, options, query, total, page, selection }: BulkProps) {
  const t = useMessages(messages);
  const { say } = useLanguage();
  const bar = useRef<HTMLDivElement>(null);
  const [acting, setActing] = useState<{ rows: QueueRow[]; event: RowEvent | null } | null>(null);
  const [selecting, setSelecting] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const rows = [...selection.rows.values()];
  const events = commonEvents(rows);
  const all = page.length > 0 && page.every((row) => selection.rows.has(row.id));
  const hasActions = page.length > 0 && (options.mayAssign || page.some((row) => row.events.length > 0));
  useShortcut('a', t('keySelectPage'), page.length > 0 ? () => selection.set(page, !all) : null);
  useShortcut(
    'b',
    t('keyBulk'),
    rows.length > 0 ? () => bar.current?.querySelector('button')?.focus() : null,
  );
  const matching = total ? Math.min(total.count, mostSelected) : 0;
  const selectMatching = async () => {
    setSelecting(true);
    setError(null);
    try {
      selection.set((await readQueue(query, undefined, mostSelected)).items, true);
    } catch (failure) {
      setError(failure);
    }
    setSelecting(false);
  };
  const close = (acted: boolean) => {
    setActing(null);
    if (acted) selection.clear();
  };
  return (
    <>
      <ProblemAlert error={error} onClose={() => setError(null)} />
      {rows.length === 0 && hasActions && (
        // The table's own tick for the page is in its head, which a phone does not show.
        <Button
          size="small"
          onClick={() => selection.set(page, true)}
          sx={{ display: 'none', '@media (max-width: 640px)': { display: 'inline-flex' } }}
        >
          {t('selectPage')}
        </Button>
      )}
      {rows.length > 0 && (
        <Paper
          ref={bar}
          role="region"
          aria-label={t('bulk')}
          sx={{
            position: 'sticky',
            top: 0,
            zIndex: 2,
            mb: 1,
            px: 1.5,
            py: 0.75,
            display: 'flex',
            flexWrap: 'wrap',
            gap: 1,
            alignItems: 'center',
          }}
        >
          <Typography role="status" sx={{ fontWeight: 650, mr: 1 }}>
            {rows.length === 1 ? t('selectedOne') : t('selected', { count: rows.length })}
          </Typography>
          {options.mayAssign && (
            <Button size="small" variant="outlined" onClick={() => setActing({ rows, event: null })}>
              {t('assign')}
            </Button>
          )}
          {events.map((event) => (
            <Button
              key={event.type}
              size="small"
              variant={event.tone === 'primary' ? 'contained' : 'outlined'}
              color={event.tone === 'danger' ? 'error' : 'primary'}
              onClick={() => setActing({ rows, event })}
            >
              {say(event.label)}
            </Button>
          ))}
          {events.length === 0 && rows.some((row) => row.events.length > 0) && (
            <Typography variant="body2" color="textSecondary">
              {t('noEvent')}
            </Typography>
          )}
          <Box sx={{ flexGrow: 1 }} />
          {total && rows.length < matching && (
            <Button size="small" disabled={selecting} onClick={selectMatching}>
              {selecting
                ? t('selecting')
                : t(total.more || total.count > mostSelected ? 'selectFirst' : 'selectMatching', {
                    count: matching,
                  })}
            </Button>
          )}
          <Button size="small" onClick={selection.clear}>
            {t('clear')}
          </Button>
        </Paper>
      )}
      <Suspense>
        {acting?.event && (
          <BulkEventDialog
            event={acting.event}
            rows={acting.rows}
            release={program.release}
            onClose={close}
          />
        )}
      </Suspense>
      {acting && !acting.event && (
        <BulkAssignDialog program={program} people={options.people} rows={acting.rows} onClose={close} />
      )}
    </>
  );
}
