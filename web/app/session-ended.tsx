import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useState } from 'react';
import { signInExplained } from '../portal/identity/sign-in-page.tsx';
import { api, SIGNED_OUT } from '../shared/api/client.ts';
import { useLanguage } from '../shared/i18n/language.tsx';
import { PlainField } from '../shared/parts/plain-field.tsx';
import { ProblemAlert } from '../shared/parts/problem-alert.tsx';
import type { Me } from '../shared/session.ts';

/**
 * When the session ends under an open page: says so and lets the same person sign in again above it.
 * The page stays as it is behind the dialog, with everything typed in it.
 */
export function SessionEnded({ me }: { me: Me }) {
  const { t } = useLanguage();
  const queries = useQueryClient();
  const [ended, setEnded] = useState(false);
  const [password, setPassword] = useState('');
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    const end = () => setEnded(true);
    window.addEventListener(SIGNED_OUT, end);
    return () => window.removeEventListener(SIGNED_OUT, end);
  }, []);
  async function submit(event: FormEvent) {
    event.preventDefault();
    setError(null);
    try {
      await signInExplained(me.username ?? me.email, password, t);
      await api('/me');
    } catch (caught) {
      setError(caught);
      return;
    }
    setPassword('');
    setEnded(false);
    // Steps are left alone: what is being typed is newer than what the server has.
    await queries.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'step' });
  }
  if (!ended) return null;
  return (
    <Dialog open fullWidth maxWidth="xs" aria-labelledby="session-title">
      <form onSubmit={submit}>
        <DialogTitle id="session-title">{t('session.title')}</DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 2.5 }}>
          <Typography>{t('session.help', { name: me.name })}</Typography>
          <ProblemAlert error={error} />
          <input type="text" hidden readOnly autoComplete="username" value={me.username ?? me.email} />
          <PlainField
            name="password"
            type="password"
            label={t('signIn.password')}
            value={password}
            onText={setPassword}
            autoComplete="current-password"
            required
            autoFocus
          />
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
