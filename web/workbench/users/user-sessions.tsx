import Button from '@mui/material/Button';
import { Section } from '../../portal/case/section.tsx';
import { endUserSession, endUserSessions, useUserSessions } from '../../shared/api/sessions.ts';
import type { FullUser } from '../../shared/api/users.ts';
import { useMessages } from '../../shared/i18n/messages.ts';
import { ProblemAlert } from '../../shared/parts/problem-alert.tsx';
import { SessionsTable } from '../../shared/parts/sessions-table.tsx';
import type { Act } from './act.ts';
import { messages } from './messages.ts';

/** Where somebody is signed in. */
export function UserSessions({ user, act }: { user: FullUser; act: Act }) {
  const say = useMessages(messages);
  const { data, error } = useUserSessions(user.id);
  return (
    <Section title={say('sessions')}>
      <ProblemAlert error={error} />
      <SessionsTable
        label={say('sessions')}
        empty={say('noSessions')}
        sessions={error ? [] : data}
        onEnd={(session) => act(() => endUserSession(user.id, session))}
      />
      {(data?.length ?? 0) > 1 && (
        <Button sx={{ mt: 1 }} onClick={() => act(() => endUserSessions(user.id))}>
          {say('endAll')}
        </Button>
      )}
    </Section>
  );
}
