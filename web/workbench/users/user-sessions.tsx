import Button from '@mui/material/Button';
import { Section } from '../../portal/case/section.tsx';
import { endSession, endSessions, type FullUser, useUserSessions } from '../../shared/api/users.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { deviceWords } from '../../shared/parts/device-words.ts';
import { ProblemAlert } from '../../shared/parts/problem-alert.tsx';
import { RecordTable } from '../../shared/parts/record-table.tsx';
import { messages } from './messages.ts';
import type { Act } from './user-page.tsx';

/** Where somebody is signed in. */
export function UserSessions({ user, act }: { user: FullUser; act: Act }) {
  const { moment } = useLanguage();
  const say = useMessages(messages);
  const { data, error } = useUserSessions(user.id);
  return (
    <Section title={say('sessions')}>
      <ProblemAlert error={error} />
      <RecordTable
        plain
        label={say('sessions')}
        rows={error ? [] : data}
        keyOf={(row) => row.id}
        empty={say('noSessions')}
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
              onClick={() => act(() => endSession(user.id, row.id))}
              aria-label={`${say('endSession')}: ${deviceWords(row.device) ?? say('unknownDevice')}`}
            >
              {say('endSession')}
            </Button>
          )
        }
      />
      {(data?.length ?? 0) > 1 && (
        <Button sx={{ mt: 1 }} onClick={() => act(() => endSessions(user.id))}>
          {say('endAll')}
        </Button>
      )}
    </Section>
  );
}
