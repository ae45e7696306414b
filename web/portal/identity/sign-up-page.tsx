import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { Link as RouterLink } from 'react-router';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { MailAddress } from '../../shared/parts/mail-address.tsx';
import { Page } from '../../shared/parts/page.tsx';
import { ProblemAlert } from '../../shared/parts/problem-alert.tsx';
import { resendVerification, signUp } from '../../shared/session.ts';
import { AccountForm } from './account-form.tsx';
import { type AccountInput, emptyAccount } from './account-input.ts';
import { messages } from './messages.ts';

export function SignUpPage() {
  const { t, language } = useLanguage();
  const [account, setAccount] = useState<AccountInput>(emptyAccount);
  const [sentTo, setSentTo] = useState<string | null>(null);
  if (sentTo) {
    return (
      <LinkSent
        email={sentTo}
        username={account.username}
        onOther={() => {
          // The name stays with the account of the first address.
          setAccount({ ...account, email: '', username: '' });
          setSentTo(null);
        }}
      />
    );
  }
  return (
    <AccountForm
      title={t('signUp.title')}
      submit={t('signUp.submit')}
      account={account}
      onChange={setAccount}
      onSubmit={async () => {
        await signUp({ ...account, email: account.email.trim(), language });
        setSentTo(account.email.trim());
      }}
      below={
        <Link component={RouterLink} to="/sign-in">
          {t('signUp.haveAccount')}
        </Link>
      }
    />
  );
}

interface LinkSentProps {
  email: string;
  username: string;
  /** The address was wrong: back to the form. */
  onOther: () => void;
}

/** The link is on its way; it can be asked for again, or with another address. */
function LinkSent({ email, username, onOther }: LinkSentProps) {
  const { t } = useLanguage();
  const say = useMessages(messages);
  const [again, setAgain] = useState(false);
  const [error, setError] = useState<unknown>(null);
  async function resend() {
    setError(null);
    try {
      await resendVerification(email);
      setAgain(true);
    } catch (caught) {
      setError(caught);
    }
  }
  return (
    <Page title={t('signUp.done')} width="narrow">
      <ProblemAlert error={error} />
      <Alert severity="success" role="status">
        {say(again ? 'resentTo' : 'sentTo')}
        <Typography component="strong" sx={{ display: 'block', fontWeight: 700, my: 0.5 }}>
          <MailAddress address={email} />
        </Typography>
        {say('sentHelp')}
      </Alert>
      <Typography sx={{ mt: 3 }}>{say('checkMail')}</Typography>
      <Button variant="outlined" onClick={resend} sx={{ mt: 1 }}>
        {say('resend')}
      </Button>
      <Typography sx={{ mt: 3 }}>{say('wrongAddress', { username })}</Typography>
      <Button onClick={onOther} sx={{ ml: -1 }}>
        {say('otherAddress')}
      </Button>
      <Typography sx={{ mt: 1 }}>
        <Link component={RouterLink} to="/sign-in">
          {t('signIn.title')}
        </Link>
      </Typography>
    </Page>
  );
}
