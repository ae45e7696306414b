import Alert from '@mui/material/Alert';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link as RouterLink, useSearchParams } from 'react-router';
import { api } from '../../shared/api/client.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { Page } from '../../shared/parts/page.tsx';
import { Waiting } from '../../shared/parts/waiting.tsx';
import { type AccountInput, emptyAccount } from './account-fields.tsx';
import { AccountForm } from './account-form.tsx';
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
  const { t, language } = useLanguage();
  const say = useMessages(messages);
  const [account, setAccount] = useState<AccountInput>({ ...emptyAccount, email, name });
  const [done, setDone] = useState(false);
  if (done) {
    return (
      <Page title={say('opened')} width="narrow">
        <Alert severity="success" role="status">
          {say('openedHelp')}
        </Alert>
        <Typography sx={{ mt: 2 }}>
          <Link component={RouterLink} to="/sign-in">
            {t('signIn.title')}
          </Link>
        </Typography>
      </Page>
    );
  }
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
