import Alert from '@mui/material/Alert';
import Link from '@mui/material/Link';
import { useState } from 'react';
import { Link as RouterLink, useNavigate, useSearchParams } from 'react-router';
import { ApiError } from '../../shared/api/client.ts';
import { type Translate, useLanguage } from '../../shared/i18n/language.tsx';
import { PlainField } from '../../shared/parts/plain-field.tsx';
import { signIn, useSessionChange } from '../../shared/session.ts';
import { FormPage } from './form-page.tsx';

export function SignInPage() {
  const { t } = useLanguage();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [query] = useSearchParams();
  const navigate = useNavigate();
  const sessionChanged = useSessionChange();

  async function submit() {
    await signInExplained(name.trim(), password, t);
    await sessionChanged();
    const next = query.get('next');
    // Only a path of this site: `//host` and `https:` lead elsewhere.
    navigate(next?.startsWith('/') && !next.startsWith('//') ? next : '/', { replace: true });
  }

  return (
    <FormPage
      title={t('signIn.title')}
      submit={t('signIn.submit')}
      onSubmit={submit}
      above={
        query.has('verified') && (
          <Alert severity="success" role="status" sx={{ mb: 2 }}>
            {t('verified.title')}. {t('verified.help')}
          </Alert>
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
      <PlainField
        name="password"
        label={t('signIn.password')}
        type="password"
        value={password}
        onText={setPassword}
        autoComplete="current-password"
        required
      />
    </FormPage>
  );
}

/** Signs in; a refusal says in the reader's language what was wrong. */
export async function signInExplained(name: string, password: string, t: Translate): Promise<void> {
  try {
    await signIn(name, password);
  } catch (error) {
    throw explained(error, t);
  }
}

function explained(error: unknown, t: Translate): unknown {
  if (!(error instanceof ApiError)) return error;
  const { status } = error.problem;
  if (status === 401) return new ApiError({ title: t('signIn.wrong'), status });
  if (status === 403 && error.problem.code === 'EMAIL_NOT_VERIFIED')
    return new ApiError({ title: t('signIn.unverified'), status });
  return error;
}
