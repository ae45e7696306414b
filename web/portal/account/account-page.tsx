import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { type FormEvent, type ReactNode, useState } from 'react';
import { changePassword, saveAccount } from '../../shared/api/account.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { Page } from '../../shared/parts/page.tsx';
import { PlainField } from '../../shared/parts/plain-field.tsx';
import { ProblemAlert } from '../../shared/parts/problem-alert.tsx';
import { type Me, useMeChanged } from '../../shared/session.ts';
import { Section } from '../case/section.tsx';
import { TrainingSection } from './training-section.tsx';

/** One's own details, password and training. */
export function AccountPage({ me }: { me: Me }) {
  const { t } = useLanguage();
  return (
    <Page title={t('app.account')}>
      <Box
        sx={{
          display: 'grid',
          gap: 3,
          gridTemplateColumns: { xs: '1fr', md: '1fr 1fr' },
          alignItems: 'start',
        }}
      >
        <Details me={me} />
        <Password />
        <TrainingSection />
      </Box>
    </Page>
  );
}

/** A small form of a section: says when it is done and what went wrong. */
function Part({
  title,
  submit,
  onSubmit,
  done,
  children,
}: {
  title: string;
  submit: string;
  onSubmit: () => Promise<void>;
  done: string;
  children: ReactNode;
}) {
  const [error, setError] = useState<unknown>(null);
  const [saved, setSaved] = useState(false);
  async function send(event: FormEvent) {
    event.preventDefault();
    setError(null);
    setSaved(false);
    try {
      await onSubmit();
      setSaved(true);
    } catch (caught) {
      setError(caught);
    }
  }
  return (
    <Section title={title}>
      <ProblemAlert error={error} />
      {saved && (
        <Alert severity="success" role="status" sx={{ mb: 2 }}>
          {done}
        </Alert>
      )}
      <Box component="form" onSubmit={send} sx={{ display: 'grid', gap: 2.5, justifyItems: 'start' }}>
        {children}
        <Button type="submit" variant="contained">
          {submit}
        </Button>
      </Box>
    </Section>
  );
}

function Details({ me }: { me: Me }) {
  const { t, language } = useLanguage();
  const meChanged = useMeChanged();
  const [name, setName] = useState(me.name);
  const [phone, setPhone] = useState(me.phone ?? '');
  return (
    <Part
      title={t('account.details')}
      submit={t('app.save')}
      done={t('account.saved')}
      onSubmit={async () => {
        await saveAccount({ name, phone, language });
        await meChanged();
      }}
    >
      <PlainField
        name="name"
        label={t('signUp.name')}
        value={name}
        onText={setName}
        autoComplete="name"
        required
      />
      <PlainField
        name="phone"
        type="tel"
        label={t('account.phone')}
        value={phone}
        onText={setPhone}
        autoComplete="tel"
      />
      <PlainField
        name="username"
        label={t('signUp.username')}
        value={me.username ?? ''}
        onText={() => {}}
        readOnly
      />
      <PlainField name="email" label={t('signUp.email')} value={me.email} onText={() => {}} readOnly />
    </Part>
  );
}

function Password() {
  const { t } = useLanguage();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  return (
    <Part
      title={t('account.password')}
      submit={t('reset.submit')}
      done={t('account.passwordSaved')}
      onSubmit={async () => void (await changePassword(current, next))}
    >
      <PlainField
        name="current"
        type="password"
        label={t('account.currentPassword')}
        value={current}
        onText={setCurrent}
        autoComplete="current-password"
        required
      />
      <PlainField
        name="new"
        type="password"
        label={t('account.newPassword')}
        helperText={t('signUp.passwordHelp')}
        value={next}
        onText={setNext}
        autoComplete="new-password"
        required
      />
    </Part>
  );
}
