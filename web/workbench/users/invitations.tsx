import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Section } from '../../portal/case/section.tsx';
import { resendInvitation, revokeInvitation, useInvitations } from '../../shared/api/users.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { MailAddress } from '../../shared/parts/mail-address.tsx';
import { ProblemAlert } from '../../shared/parts/problem-alert.tsx';
import { RecordTable } from '../../shared/parts/record-table.tsx';
import { messages } from './messages.ts';
import { type OfferedRole, roleTitle } from './role-titles.ts';

/** Invitations that nobody has opened yet; hidden while there are none. */
export function Invitations({
  offered,
  onSaid,
}: {
  offered: OfferedRole[];
  onSaid: (words: string) => void;
}) {
  const { pair, moment } = useLanguage();
  const say = useMessages(messages);
  const queries = useQueryClient();
  const { data, error } = useInvitations();
  const [refused, setRefused] = useState<unknown>(null);
  async function act(action: () => Promise<unknown>, done: string) {
    setRefused(null);
    try {
      await action();
      onSaid(done);
    } catch (caught) {
      setRefused(caught);
    }
    await queries.invalidateQueries({ queryKey: ['users', 'invitations'] });
  }
  if (!error && !refused && (data?.length ?? 0) === 0) return null;
  return (
    <Box sx={{ mb: 3 }}>
      <Section title={say('invitations')}>
        <ProblemAlert error={error ?? refused} />
        <RecordTable
          plain
          label={say('invitations')}
          rows={error ? [] : data}
          keyOf={(row) => row.id}
          empty={say('noInvitations')}
          columns={[
            { title: say('name'), show: (row) => row.name },
            { title: say('email'), show: (row) => <MailAddress address={row.email} /> },
            {
              title: say('roles'),
              show: (row) =>
                [
                  ...(row.administrator ? [say('administrator')] : []),
                  ...row.grants.map((held) => roleTitle(offered, held)),
                ].join(', ') || say('portalOnly'),
            },
            {
              title: say('expires'),
              show: (row) => (row.expired ? say('expired') : moment(row.expiresAt)),
            },
          ]}
          actions={(row) => (
            <>
              <Button
                size="small"
                aria-label={pair(say('resend'), row.email)}
                onClick={() => act(() => resendInvitation(row.id), say('resent', { email: row.email }))}
              >
                {say('resend')}
              </Button>
              <Button
                size="small"
                color="error"
                aria-label={pair(say('revoke'), row.email)}
                onClick={() => act(() => revokeInvitation(row.id), say('revoked'))}
              >
                {say('revoke')}
              </Button>
            </>
          )}
        />
      </Section>
    </Box>
  );
}
