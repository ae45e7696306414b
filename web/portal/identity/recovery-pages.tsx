import Alert from '@mui/material/Alert';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { Link as RouterLink, useSearchParams } from 'react-router';
import { ApiError, api } from '../../shared/api/client.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { Page } from '../../shared/parts/page.tsx';
import { PlainField } from '../../shared/parts/plain-field.tsx';
import { requestPasswordReset, resetPassword } from '../../shared/session.ts';
import { AccountFields, type AccountInput, emptyAccount } from './account-fields.tsx';
import { FormPage } from './form-page.tsx';

/** After a message was sent or a thing was done: what happened, and the way on. */
function Done({ title, text }: { title: string; text: string }) {
  const { t } = useLanguage();
  return (
    <Page title={title} width="narrow">
      <Alert severity="success" role="status">
        {text}
      </Alert>
      <Typography sx={{ mt: 2 }}>
        <Link component={RouterLink} to="/sign-in">
          {t('signIn.title')}
        </Link>
      </Typography>
    </Page>
  );
}

function AddressPage({
  title,
  submit,
  send,
}: {
  title: string;
  submit: string;
  send: (email: string) => Promise<unknown>;
}) {
  const { t } = useLanguage();
  const [email, setEmail] = useState('');
  const [sent, setSent] = useState(false);
  if (sent) return <Done title={title} text={t('forgot.sent')} />;
  return (
    <FormPage
      title={title}
      submit={submit}
      onSubmit={async () => {
        await send(email.trim());
        setSent(true);
      }}
    >
      <PlainField
        name="email"
        type="email"
        label={t('signUp.email')}
        value={email}
        onText={setEmail}
        autoComplete="email"
        required
      />
    </FormPage>
  );
}

export function ForgotPasswordPage() {
  const { t } = useLanguage();
  return <AddressPage title={t('forgot.title')} submit={t('forgot.submit')} send={requestPasswordReset} />;
}

export function ForgotUsernamePage() {
  const { t } = useLanguage();
  return (
    <AddressPage
      title={t('forgotName.title')}
      submit={t('forgotName.submit')}
      send={(email) => api('/forgotten-usernames', { method: 'POST', body: { email } })}
    />
  );
}

export function ResetPasswordPage() {
  const { t } = useLanguage();
  const [query] = useSearchParams();
  const token = query.get('token');
  const [password, setPassword] = useState('');
  const [done, setDone] = useState(false);
  if (done) return <Done title={t('reset.title')} text={t('reset.done')} />;
  return (
    <FormPage
      title={t('reset.title')}
      submit={t('reset.submit')}
      onSubmit={async () => {
        if (!token || query.get('error')) throw new ApiError({ title: t('reset.invalid'), status: 400 });
        await resetPassword(token, password);
        setDone(true);
      }}
    >
      <PlainField
        name="password"
        type="password"
        label={t('signUp.password')}
        helperText={t('signUp.passwordHelp')}
        value={password}
        onText={setPassword}
        autoComplete="new-password"
        required
      />
    </FormPage>
  );
}

export function VerifiedPage() {
  const { t } = useLanguage();
  return <Done title={t('verified.title')} text={t('verified.help')} />;
}

export function FirstAdministratorPage() {
  const { t } = useLanguage();
  const [query] = useSearchParams();
  const [account, setAccount] = useState<AccountInput>(emptyAccount);
  const [done, setDone] = useState(false);
  if (done) return <Done title={t('firstAdmin.title')} text={t('verified.help')} />;
  return (
    <FormPage
      title={t('firstAdmin.title')}
      submit={t('signUp.submit')}
      onSubmit={async () => {
        await api('/first-administrator', {
          method: 'POST',
          body: { token: query.get('token') ?? '', ...account },
        });
        setDone(true);
      }}
    >
      <Typography>{t('firstAdmin.help')}</Typography>
      <AccountFields account={account} onChange={setAccount} />
    </FormPage>
  );
}
