import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { retryTimer, type TimerRow, useTimers } from '../../shared/api/operations.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { readersZone, zoneName } from '../../shared/i18n/zone.ts';
import { FilterSelect } from '../../shared/parts/filter-select.tsx';
import { Pager, RecordTable } from '../../shared/parts/record-table.tsx';
import { Said } from '../../shared/parts/said.tsx';
import { CaseLink } from './effect-parts.tsx';
import { messages } from './messages.ts';
import { useAction } from './use-action.ts';

const statuses: TimerRow['status'][] = ['pending', 'failed', 'fired', 'cancelled'];

/** Deadlines of all audits, due by the clock of their program; failed ones are let fire again. */
export function TimersSection() {
  const { t, pair, say: text, date, moment, language } = useLanguage();
  const say = useMessages(messages);
  const [cursors, setCursors] = useState<string[]>([]);
  const [chosen, setChosen] = useState<TimerRow['status'] | null>(null);
  const failed = useTimers('failed');
  const status = chosen ?? (failed.data && failed.data.items.length > 0 ? 'failed' : 'pending');
  const { data, error } = useTimers(status, cursors.at(-1));
  const { act, said, error: refused } = useAction();
  const troubled = data?.items.some((row) => row.lastError !== null) ?? false;
  return (
    <>
      <Said said={said} error={error ?? refused} />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, mb: 2, alignItems: 'center' }}>
        <FilterSelect
          label={say('status')}
          value={status}
          onChange={(next) => {
            setChosen(statuses.find((one) => one === next) ?? null);
            setCursors([]);
          }}
          choices={statuses.map(
            (one) => [one, `${say(`timer.${one}`)} (${data?.counts[one] ?? 0})`] as const,
          )}
        />
        {(data?.counts.retrying ?? 0) > 0 && (
          <Typography color="textSecondary">
            {say('retrying', { count: data?.counts.retrying ?? 0 })}
          </Typography>
        )}
      </Box>
      <RecordTable
        label={say('timers')}
        rows={error ? [] : data?.items}
        keyOf={(row) => `${row.caseId}/${row.id}`}
        empty={say('noTimers')}
        columns={[
          {
            title: say('case'),
            show: (row) => <CaseLink caseId={row.caseId} label={row.caseNumber ?? t('case.noNumber')} />,
          },
          { title: say('kind'), show: (row) => `${text(row.title)} (${say(`timer.${row.kind}`)})` },
          {
            title: say('due'),
            show: (row) => (
              <>
                {/* The date that the server reckoned: a browser may know other clock changes of a zone. */}
                {say('endOfDay', { date: date(row.date), zone: zoneName(row.zone, `${language}-CA`) })}
                {row.zone !== readersZone() && (
                  <Typography
                    component="span"
                    variant="body2"
                    color="textSecondary"
                    sx={{ display: 'block' }}
                  >
                    {say('yourTime', { moment: moment(row.dueAt) })}
                  </Typography>
                )}
              </>
            ),
          },
          ...(troubled
            ? [
                { title: say('attempts'), right: true, show: (row: TimerRow) => row.attempts },
                { title: say('error'), show: (row: TimerRow) => row.lastError ?? '–' },
              ]
            : []),
        ]}
        {...(status === 'failed' && {
          actions: (row: TimerRow) => (
            <Button
              size="small"
              variant="outlined"
              aria-label={pair(say('retry'), `${text(row.title)}, ${row.caseNumber ?? ''}`)}
              onClick={() => act(() => retryTimer(row), say('timerRetried'))}
            >
              {say('retry')}
            </Button>
          ),
        })}
      />
      <Pager cursors={cursors} next={data?.next} onChange={setCursors} />
    </>
  );
}
