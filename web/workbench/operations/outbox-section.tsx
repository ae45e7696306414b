import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { type EffectStatus, type QueuedEffect, useOutbox } from '../../shared/api/operations.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { FilterSelect } from '../../shared/parts/filter-select.tsx';
import { ProblemAlert } from '../../shared/parts/problem-alert.tsx';
import { Pager, RecordTable } from '../../shared/parts/record-table.tsx';
import { CaseLink, EffectDialog } from './effect-parts.tsx';
import { effectWords, messages } from './messages.ts';

const statuses: EffectStatus[] = ['pending', 'leased', 'done', 'dead', 'given-up'];

/** What audits have asked for: what waits, what runs, what is done. */
export function OutboxSection() {
  const { moment } = useLanguage();
  const say = useMessages(messages);
  const [status, setStatus] = useState('');
  const [type, setType] = useState('');
  const [shown, setShown] = useState<QueuedEffect | null>(null);
  const [cursors, setCursors] = useState<string[]>([]);
  const cursor = cursors.at(-1);
  const { data, error } = useOutbox({ status, type, ...(cursor === undefined ? {} : { cursor }) });
  const narrow = (set: (value: string) => void) => (value: string) => {
    set(value);
    setCursors([]);
  };
  const waiting = data?.items.some((row) => row.status === 'pending') ?? false;
  const types = [...new Set(data?.types.map((one) => one.type))];
  return (
    <>
      <ProblemAlert error={error} />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, mb: 2 }}>
        <FilterSelect
          label={say('status')}
          value={status}
          onChange={narrow(setStatus)}
          choices={[
            ['', say('every')],
            ...statuses.map((one) => [one, `${say(`effect.${one}`)} (${data?.counts[one] ?? 0})`] as const),
          ]}
        />
        <FilterSelect
          label={say('kind')}
          value={type}
          onChange={narrow(setType)}
          width={240}
          choices={[['', say('every')], ...types.map((one) => [one, effectWords(say, one)] as const)]}
        />
      </Box>
      <RecordTable
        label={say('outbox')}
        rows={error ? [] : data?.items}
        keyOf={(row) => row.id}
        empty={say('noEffects')}
        columns={[
          { title: say('kind'), show: (row) => effectWords(say, row.type) },
          { title: say('case'), show: (row) => <CaseLink caseId={row.caseId} label={row.caseNumber} /> },
          { title: say('created'), oneLine: true, show: (row) => moment(row.createdAt) },
          { title: say('status'), show: (row) => say(`effect.${row.status}`) },
          { title: say('attempts'), right: true, show: (row) => row.attempts },
          ...(waiting
            ? [
                {
                  title: say('nextAttempt'),
                  show: (row: QueuedEffect) => (row.status === 'pending' ? moment(row.availableAt) : '–'),
                },
              ]
            : []),
        ]}
        actions={(row) => (
          <Button
            size="small"
            onClick={() => setShown(row)}
            aria-label={say('showOf', { what: effectWords(say, row.type) })}
          >
            {say('show')}
          </Button>
        )}
      />
      <Pager cursors={cursors} next={data?.next} onChange={setCursors} />
      {shown && <EffectDialog effect={shown} onClose={() => setShown(null)} />}
    </>
  );
}
