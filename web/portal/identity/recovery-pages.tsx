import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { Link as RouterLink, useSearchParams } from 'react-router';
import { ApiError, api } from '../../shared/api/client.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { PasswordField } from '../../shared/parts/password-field.tsx';
import { PlainField } from '../../shared/parts/plain-field.tsx';
import { requestPasswordReset, resetPassword } from '../../shared/session.ts';
import { AccountForm } from './account-form.tsx';
import { type AccountInput, emptyAccount } from './account-input.ts';
import { DonePage } from './done-page.tsx';
import { FormPage } from './form-page.tsx';
import { messages } from './messages.ts';

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
  const say = useMessages(messages);
  const [email, setEmail] = useState('');
  const [sent, setSent] = useState(false);
  if (sent) {
    return (
      <DonePage title={title} text={t('forgot.sent')}>
        <Typography color="textSecondary" sx={{ mt: 2 }}>
          {say('checkMail')}
        </Typography>
        <Button onClick={() => setSent(false)} sx={{ ml: -1 }}>
          {say('again')}
        </Button>
      </DonePage>
    );
  }
  return (
    <FormPage
      title={title}
      submit={submit}
      onSubmit={async () => {
        try {
          await send(email.trim());
        } catch (error) {
          if (!(error instanceof ApiError) || error.problem.status !== 429) throw error;
          const minutes = Math.max(1, Math.ceil((error.problem.retryAfter ?? 600) / 60));
          throw new ApiError({ title: say('wait', { minutes }), status: 429 });
        }
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
  const say = useMessages(messages);
  const [query] = useSearchParams();
  const token = query.get('token');
  const [password, setPassword] = useState('');
  const [done, setDone] = useState(false);
  const [isOver, setOver] = useState(token === null || query.get('error') !== null);
  if (done) return <DonePage title={t('reset.title')} text={t('reset.done')} />;
  return (
    <FormPage
      title={t('reset.title')}
      submit={t('reset.submit')}
      onSubmit={async () => {
        if (!token || query.get('error')) throw new ApiError({ title: t('reset.invalid'), status: 400 });
        if (password.length < 10) throw new ApiError({ title: say('shortPassword'), status: 400 });
        try {
          await resetPassword(token, password);
        } catch (error) {
          const code = error instanceof ApiError ? error.problem.code : undefined;
          if (code !== 'INVALID_TOKEN') throw error;
          setOver(true);
          throw new ApiError({ title: t('reset.invalid'), status: 400 });
        }
        setDone(true);
      }}
      below={
        isOver && (
          <Link component={RouterLink} to="/forgot-password">
            {say('newLink')}
          </Link>
        )
      }
    >
      <PasswordField
        name="password"
        label={t('signUp.password')}
        helperText={t('signUp.passwordHelp')}
        value={password}
        onText={setPassword}
        autoComplete="new-password"
      />
    </FormPage>
  );
}

export function VerifiedPage() {
  const { t } = useLanguage();
  return <DonePage title={t('verified.title')} text={t('verified.help')} />;
}

export function FirstAdministratorPage() {
  const { t } = useLanguage();
  const [query] = useSearchParams();
  const [account, setAccount] = useState<AccountInput>(emptyAccount);
  const [done, setDone] = useState(false);
  if (done) return <DonePage title={t('firstAdmin.title')} text={t('verified.help')} />;
  return (
    <AccountForm
      title={t('firstAdmin.title')}
      submit={t('signUp.submit')}
      account={account}
      onChange={setAccount}
      onSubmit={async () => {
        await api('/first-administrator', {
          method: 'POST',
          body: { token: query.get('token') ?? '', ...account },
        });
        setDone(true);
      }}
    >
      <Typography>{t('firstAdmin.help')}</Typography>
    </AccountForm>
  );
}
