import Alert from '@mui/material/Alert';
import Link from '@mui/material/Link';
import { useState } from 'react';
import { Link as RouterLink, useNavigate, useSearchParams } from 'react-router';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { PasswordField } from '../../shared/parts/password-field.tsx';
import { PlainField } from '../../shared/parts/plain-field.tsx';
import { sessionHasEnded, useSessionChange } from '../../shared/session.ts';
import { signInExplained } from './explain-sign-in.ts';
import { FormPage } from './form-page.tsx';
import { SecondFactor } from './second-factor.tsx';
import { signInMessages } from './sign-in-messages.ts';

export function SignInPage() {
  const { t } = useLanguage();
  const say = useMessages(signInMessages);
  const [second, setSecond] = useState(false);
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [query] = useSearchParams();
  const navigate = useNavigate();
  const sessionChanged = useSessionChange();

  async function submit() {
    if (await signInExplained(name.trim(), password, t, say)) {
      setPassword('');
      setSecond(true);
      return;
    }
    await enter();
  }

  async function enter() {
    await sessionChanged();
    const next = query.get('next');
    // Only a path of this site: `//host` and `https:` lead elsewhere.
    navigate(next?.startsWith('/') && !next.startsWith('//') ? next : '/', { replace: true });
  }

  if (second) return <SecondFactor onDone={enter} onBack={() => setSecond(false)} />;
  return (
    <FormPage
      title={t('signIn.title')}
      submit={t('signIn.submit')}
      onSubmit={submit}
      above={
        query.has('verified') ? (
          <Alert severity="success" role="status" sx={{ mb: 2 }}>
            {t('verified.title')}. {t('verified.help')}
          </Alert>
        ) : (
          sessionHasEnded() && (
            <Alert severity="info" role="status" sx={{ mb: 2 }}>
              {t('error.signedOut')}
            </Alert>
          )
        )
      }
      below={
        <>
          <Link component={RouterLink} to="/forgot-username">
            {t('signIn.forgotUsername')}
          </Link>
          <Link component={RouterLink} to="/forgot-password">
            {t('signIn.forgotPassword')}
          </Link>
          <Link component={RouterLink} to="/sign-up">
            {t('signIn.create')}
          </Link>
        </>
      }
    >
      <PlainField
        name="name"
        label={t('signIn.name')}
        value={name}
        onText={setName}
        autoComplete="username"
        required
      />
      <PasswordField
        name="password"
        label={t('signIn.password')}
        value={password}
        onText={setPassword}
        autoComplete="current-password"
      />
    </FormPage>
  );
}
