import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { accountRefusal, changePassword, saveAccount } from '../../shared/api/account.ts';
import { usePrograms } from '../../shared/api/programs.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { Columns } from '../../shared/parts/columns.tsx';
import { FilterSelect } from '../../shared/parts/filter-select.tsx';
import { Page } from '../../shared/parts/page.tsx';
import { PasswordField } from '../../shared/parts/password-field.tsx';
import { PlainField } from '../../shared/parts/plain-field.tsx';
import { type Me, useMeChanged } from '../../shared/session.ts';
import { Section } from '../case/section.tsx';
import { FormSection } from './form-section.tsx';
import { messages } from './messages.ts';
import { OwnSessions } from './own-sessions.tsx';
import { TrainingSection } from './training-section.tsx';
import { TwoFactorSection } from './two-factor-section.tsx';

/** One's own details, ways to sign in, training, roles and data. */
export function AccountPage({ me }: { me: Me }) {
  const { t } = useLanguage();
  const say = useMessages(messages);
  const locked = me.twoFactorRequired && !me.twoFactor;
  return (
    <Page title={t('app.account')}>
      {locked && (
        <Alert severity="warning" sx={{ mb: 3 }}>
          <AlertTitle component="h2" sx={{ fontSize: '1rem' }}>
            {say('requiredTitle')}
          </AlertTitle>
          {say('requiredHelp')}
        </Alert>
      )}
      <Columns even>
        {locked ? (
          <TwoFactorSection me={me} />
        ) : (
          <>
            <Details me={me} />
            <Password me={me} />
            <TwoFactorSection me={me} />
            <Roles me={me} />
            <Box sx={{ gridColumn: { md: '1 / -1' }, display: 'grid', gap: 3 }}>
              <TrainingSection />
              <OwnSessions />
              <OwnData />
            </Box>
          </>
        )}
      </Columns>
    </Page>
  );
}

function Details({ me }: { me: Me }) {
  const { t, language, setLanguage } = useLanguage();
  const say = useMessages(messages);
  const meChanged = useMeChanged();
  const [name, setName] = useState(me.name);
  const [phone, setPhone] = useState(me.phone ?? '');
  return (
    <FormSection
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
      <FilterSelect
        label={say('language')}
        value={language}
        width={260}
        onChange={(next) => setLanguage(next === 'fr' ? 'fr' : 'en')}
        choices={[
          ['en', 'English'],
          ['fr', 'Français'],
        ]}
      />
      <PlainField
        name="username"
        label={t('signUp.username')}
        value={me.username ?? ''}
        onText={() => {}}
        readOnly
      />
      <PlainField
        name="email"
        label={t('signUp.email')}
        helperText={say('emailHelp')}
        value={me.email}
        onText={() => {}}
        readOnly
        // A long one goes on in the next line.
        multiline
      />
    </FormSection>
  );
}

function Password({ me }: { me: Me }) {
  const { t } = useLanguage();
  const say = useMessages(messages);
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  return (
    <FormSection
      title={t('account.password')}
      submit={say('changePassword')}
      done={t('account.passwordSaved')}
      onSubmit={async () => {
        try {
          await changePassword(current, next);
        } catch (error) {
          throw accountRefusal(error, say);
        }
        setCurrent('');
        setNext('');
      }}
    >
      <input type="text" hidden readOnly autoComplete="username" value={me.username ?? me.email} />
      <PasswordField
        name="current"
        label={t('account.currentPassword')}
        value={current}
        onText={setCurrent}
        autoComplete="current-password"
      />
      <PasswordField
        name="new"
        label={t('account.newPassword')}
        helperText={t('signUp.passwordHelp')}
        value={next}
        onText={setNext}
        autoComplete="new-password"
      />
    </FormSection>
  );
}

function Roles({ me }: { me: Me }) {
  const { say: inLanguage, t } = useLanguage();
  const say = useMessages(messages);
  const programs = usePrograms().data ?? [];
  const titleOf = (role: string) =>
    inLanguage(programs.flatMap((one) => one.roles).find((one) => one.id === role)?.title) || role;
  const programTitle = (id: string) => inLanguage(programs.find((one) => one.id === id)?.title) || id;
  const none = !me.administrator && me.roles.length + me.companies.length === 0;
  return (
    <Section title={say('roles')}>
      {none && <Typography color="textSecondary">{say('noRoles')}</Typography>}
      <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
        {me.administrator && <li>{t('users.administrator')}</li>}
        {me.roles.map((held) => (
          <li key={`${held.program}/${held.role}`}>
            {inLanguage(held.title)} ({programTitle(held.program)})
          </li>
        ))}
        {me.companies.map(({ company, role }) => (
          <li key={`${company.id}/${role}`}>
            {company.name} ({titleOf(role)})
          </li>
        ))}
      </Box>
    </Section>
  );
}

function OwnData() {
  const say = useMessages(messages);
  return (
    <Section title={say('data')}>
      <Typography color="textSecondary" sx={{ mb: 1.5 }}>
        {say('dataHelp')}
      </Typography>
      <Button variant="outlined" href="/api/v1/me/data" download>
        {say('export')}
      </Button>
    </Section>
  );
}
