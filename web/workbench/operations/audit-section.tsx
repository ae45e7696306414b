import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useDeferredValue, useState } from 'react';
import { useSearchParams } from 'react-router';
import {
  type SecurityEvent,
  type SecurityFilter,
  securityQuery,
  useSecurityEventKinds,
  useSecurityEvents,
} from '../../shared/api/security-events.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { FilterSelect } from '../../shared/parts/filter-select.tsx';
import { PlainField } from '../../shared/parts/plain-field.tsx';
import { ProblemAlert } from '../../shared/parts/problem-alert.tsx';
import { Pager, RecordTable } from '../../shared/parts/record-table.tsx';
import { auditMessages } from './audit-messages.ts';
import { EventSentence } from './event-sentence.tsx';
import { eventWords } from './event-words.ts';

/** The security log: who did what, when, from where; filtered, searched, exported. */
export function AuditSection() {
  const { moment, language } = useLanguage();
  const say = useMessages(auditMessages);
  const words = (event: string) => eventWords(language, event);
  const [query, setQuery] = useSearchParams();
  const [search, setSearch] = useState('');
  const [event, setEvent] = useState('');
  const [from, setFrom] = useState('');
  const [until, setUntil] = useState('');
  const [cursors, setCursors] = useState<string[]>([]);
  const q = useDeferredValue(search);
  const about = query.get('about') ?? '';
  const filter: SecurityFilter = { q, event, about, from: startOf(from, 0), until: startOf(until, 1) };
  const cursor = cursors.at(-1);
  const { data, error } = useSecurityEvents({ ...filter, ...(cursor === undefined ? {} : { cursor }) });
  const kinds = useSecurityEventKinds();
  const choices = (kinds.data ?? [])
    .map((kind) => [kind, words(kind)] as const)
    .sort(([, a], [, b]) => a.localeCompare(b, language));
  const first =
    <T,>(set: (value: T) => void) =>
    (value: T) => {
      set(value);
      setCursors([]);
    };
  return (
    <>
      <ProblemAlert error={error} />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, mb: 2, alignItems: 'center' }}>
        <PlainField
          name="q"
          type="search"
          label={say('searchAudit')}
          value={search}
          onText={first(setSearch)}
          sx={{ maxWidth: { sm: 280 } }}
        />
        <FilterSelect
          label={say('event')}
          value={event}
          onChange={first(setEvent)}
          width={300}
          choices={[['', say('every')], ...choices]}
        />
        <PlainField
          name="from"
          type="date"
          label={say('from')}
          value={from}
          onText={first(setFrom)}
          sx={{ width: 165 }}
        />
        <PlainField
          name="until"
          type="date"
          label={say('until')}
          value={until}
          onText={first(setUntil)}
          sx={{ width: 165 }}
        />
        <Button href={`/api/v1/security-events.csv?${securityQuery(filter)}`} download variant="outlined">
          {say('exportCsv')}
        </Button>
        {about !== '' && (
          <Button onClick={() => setQuery({})}>
            {say('onlyAbout', { name: nameOf(data?.items ?? [], about) })} ✕
          </Button>
        )}
      </Box>
      <RecordTable
        label={say('what')}
        rows={error ? [] : data?.items}
        keyOf={(row) => row.id}
        empty={say('noEvents')}
        columns={[
          { title: say('when'), oneLine: true, show: (row) => moment(row.at) },
          { title: say('what'), show: (row) => <EventSentence event={row} /> },
          { title: say('address'), show: (row) => textOf(row.details.address) },
        ]}
      />
      <Pager cursors={cursors} next={data?.next} onChange={setCursors} />
    </>
  );
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '–');

/** The reader's midnight at a date, some days later, as an instant; nothing for no date. */
function startOf(date: string, daysLater: number): string {
  const [year, month, day] = date.split('-').map(Number);
  if (!year || !month || !day) return '';
  return new Date(year, month - 1, day + daysLater).toISOString();
}

/** Whose lines these are, as one of them says. */
function nameOf(lines: SecurityEvent[], user: string): string {
  const own = lines.find((line) => line.userId === user)?.userName;
  return own ?? lines.find((line) => line.names[user])?.names[user]?.name ?? '…';
}
