import Typography from '@mui/material/Typography';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { endOwnSession, useOwnSessions } from '../../shared/api/sessions.ts';
import { useMessages } from '../../shared/i18n/messages.ts';
import { ProblemAlert } from '../../shared/parts/problem-alert.tsx';
import { SessionsTable } from '../../shared/parts/sessions-table.tsx';
import { Section } from '../case/section.tsx';
import { messages } from './messages.ts';

/** Where the reader is signed in; any but this one can be ended from here. */
export function OwnSessions() {
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
      <SessionsTable label={say('sessions')} empty="" sessions={error ? [] : data} onEnd={end} />
    </Section>
  );
}
