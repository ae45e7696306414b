import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useDeferredValue, useState } from 'react';
import { Link as RouterLink, useSearchParams } from 'react-router';
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
import { eventWords } from './event-words.ts';
import { messages } from './messages.ts';

/** The security log: who did what, when, from where; filtered, searched, exported. */
export function AuditSection() {
  const { moment, language } = useLanguage();
  const say = useMessages(messages);
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
          width={230}
          choices={[['', say('every')], ...(kinds.data ?? []).map((kind) => [kind, words(kind)] as const)]}
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
            {say('about')}: {data?.items.find((one) => one.userId === about)?.userName ?? about} ✕
          </Button>
        )}
      </Box>
      <RecordTable
        label={say('audit')}
        rows={error ? [] : data?.items}
        keyOf={(row) => row.id}
        empty={say('noEvents')}
        columns={[
          { title: say('when'), oneLine: true, show: (row) => moment(row.at) },
          { title: say('event'), show: (row) => words(row.event) },
          {
            title: say('who'),
            show: (row) =>
              row.userId === null ? (
                say('nobody')
              ) : (
                <Link component={RouterLink} to={`/users/${row.userId}`}>
                  {row.userName ?? row.userId}
                </Link>
              ),
          },
          { title: say('about'), show: (row) => <About event={row} /> },
          { title: say('address'), show: (row) => textOf(row.details.address) || '–' },
        ]}
      />
      <Pager cursors={cursors} next={data?.next} onChange={setCursors} />
    </>
  );
}

/** The object, and what else was noted. */
function About({ event }: { event: SecurityEvent }) {
  const { address: _address, ...details } = event.details;
  return (
    <>
      {event.objectName ?? event.object ?? '–'}
      {Object.entries(details).map(([name, value]) => (
        <Typography key={name} variant="body2" color="textSecondary">
          {name}: {textOf(value)}
        </Typography>
      ))}
    </>
  );
}

const textOf = (value: unknown): string =>
  value === undefined || value === null
    ? ''
    : typeof value === 'object'
      ? JSON.stringify(value)
      : String(value);

/** The reader's midnight at a date, some days later, as an instant; nothing for no date. */
function startOf(date: string, daysLater: number): string {
  const [year, month, day] = date.split('-').map(Number);
  if (!year || !month || !day) return '';
  return new Date(year, month - 1, day + daysLater).toISOString();
}
