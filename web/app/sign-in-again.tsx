import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { CodeField } from '../portal/identity/code-field.tsx';
import { secondFactorExplained, signInExplained } from '../portal/identity/explain-sign-in.ts';
import { signInMessages } from '../portal/identity/sign-in-messages.ts';
import { api } from '../shared/api/client.ts';
import { useLanguage } from '../shared/i18n/language.tsx';
import { useMessages } from '../shared/i18n/messages.ts';
import { PasswordField } from '../shared/parts/password-field.tsx';
import { ProblemAlert } from '../shared/parts/problem-alert.tsx';
import type { Me } from '../shared/session.ts';

/** Says that the session ended, and lets the same person go on above the page. */
export function SignInAgain({ me, onDone }: { me: Me; onDone: () => void }) {
  const { t } = useLanguage();
  const queries = useQueryClient();
  const say = useMessages(signInMessages);
  const [password, setPassword] = useState('');
  /** The code of the second step, once it is asked for. */
  const [code, setCode] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  async function submit(event: FormEvent) {
    event.preventDefault();
    setError(null);
    try {
      if (code !== null) await secondFactorExplained(code.trim(), 'totp', say);
      else if (await signInExplained(me.username ?? me.email, password, t, say)) {
        setCode('');
        return;
      }
      await api('/me');
    } catch (caught) {
      setError(caught);
      return;
    }
    onDone();
    // Steps are left alone: what is being typed is newer than what the server has.
    await queries.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'step' });
  }
  return (
    <Dialog open fullWidth maxWidth="xs" aria-labelledby="session-title">
      <form onSubmit={submit}>
        <DialogTitle id="session-title">{t('session.title')}</DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 2.5 }}>
          <Typography>{t('session.help', { name: me.name })}</Typography>
          <ProblemAlert error={error} />
          <input type="text" hidden readOnly autoComplete="username" value={me.username ?? me.email} />
          {code === null ? (
            <PasswordField
              name="password"
              label={t('signIn.password')}
              value={password}
              onText={setPassword}
              autoComplete="current-password"
              autoFocus
            />
          ) : (
            <>
              <Typography>{say('secondHelp')}</Typography>
              <CodeField kind="totp" label={say('code')} value={code} onText={setCode} />
            </>
          )}
        </DialogContent>
        <DialogActions>
          <Button href="/sign-in">{t('session.other')}</Button>
          <Button type="submit" variant="contained">
            {t('signIn.submit')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
