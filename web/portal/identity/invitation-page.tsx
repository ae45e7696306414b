import Alert from '@mui/material/Alert';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { api } from '../../shared/api/client.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { Page } from '../../shared/parts/page.tsx';
import { Waiting } from '../../shared/parts/waiting.tsx';
import { AccountForm } from './account-form.tsx';
import { type AccountInput, emptyAccount } from './account-input.ts';
import { DonePage } from './done-page.tsx';
import { messages } from './messages.ts';

/** Whoever opens a mailed invitation chooses a username and a password here. */
export function InvitationPage() {
  const say = useMessages(messages);
  const [query] = useSearchParams();
  const token = query.get('token') ?? '';
  const invitation = useQuery({
    queryKey: ['invitation', token],
    queryFn: async () =>
      (await api<{ email: string; name: string }>('/invitation-links', { method: 'POST', body: { token } }))
        .body,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (invitation.data) return <Opening token={token} {...invitation.data} />;
  if (!invitation.error) return <Waiting />;
  return (
    <Page title={say('invitation')} width="narrow">
      <Alert severity="warning" role="alert">
        {say('invitationOver')}
      </Alert>
    </Page>
  );
}

function Opening({ token, email, name }: { token: string; email: string; name: string }) {
  const { language } = useLanguage();
  const say = useMessages(messages);
  const [account, setAccount] = useState<AccountInput>({ ...emptyAccount, email, name });
  const [done, setDone] = useState(false);
  if (done) return <DonePage title={say('opened')} text={say('openedHelp')} />;
  return (
    <AccountForm
      title={say('invitation')}
      submit={say('open')}
      account={account}
      onChange={setAccount}
      fixedEmail
      onSubmit={async () => {
        const { name: own, username, password } = account;
        await api('/accepted-invitations', {
          method: 'POST',
          body: { token, name: own, username, password, language },
        });
        setDone(true);
      }}
    >
      <Typography>{say('invitationHelp', { email })}</Typography>
    </AccountForm>
  );
}
