import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { endOwnSession, useOwnSessions } from '../../shared/api/account.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { deviceWords } from '../../shared/parts/device-words.ts';
import { ProblemAlert } from '../../shared/parts/problem-alert.tsx';
import { RecordTable } from '../../shared/parts/record-table.tsx';
import { Section } from '../case/section.tsx';
import { messages } from './messages.ts';

/** Where the reader is signed in; any but this one can be ended from here. */
export function OwnSessions() {
  const { moment } = useLanguage();
  const say = useMessages(messages);
  const queries = useQueryClient();
  const { data, error } = useOwnSessions();
  const [refused, setRefused] = useState<unknown>(null);
  const [ended, setEnded] = useState(false);
  async function end(id: string) {
    setRefused(null);
    try {
      await endOwnSession(id);
      setEnded(true);
    } catch (caught) {
      setRefused(caught);
    }
    await queries.invalidateQueries({ queryKey: ['own-sessions'] });
  }
  return (
    <Section title={say('sessions')}>
      <Typography color="textSecondary" sx={{ mb: 1.5 }}>
        {say('sessionsHelp')}
      </Typography>
      <ProblemAlert error={error ?? refused} />
      <div role="status">{ended && say('ended')}</div>
      <RecordTable
        plain
        label={say('sessions')}
        rows={error ? [] : data}
        keyOf={(row) => row.id}
        empty=""
        columns={[
          {
            title: say('device'),
            show: (row) =>
              `${deviceWords(row.device) ?? say('unknownDevice')}${row.current ? ` (${say('thisOne')})` : ''}`,
          },
          { title: say('address'), show: (row) => row.address ?? '–' },
          { title: say('signedIn'), show: (row) => moment(row.createdAt) },
          { title: say('seen'), show: (row) => moment(row.seenAt) },
        ]}
        actions={(row) =>
          row.current ? null : (
            <Button
              size="small"
              onClick={() => end(row.id)}
              aria-label={`${say('end')}: ${deviceWords(row.device) ?? say('unknownDevice')}`}
            >
              {say('end')}
            </Button>
          )
        }
      />
    </Section>
  );
}
