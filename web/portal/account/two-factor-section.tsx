import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import {
  accountRefusal,
  disableTwoFactor,
  enableTwoFactor,
  makeBackupCodes,
  verifyTotp,
} from '../../shared/api/account.ts';
import { useMessages } from '../../shared/i18n/messages.ts';
import { FormDialog } from '../../shared/parts/form-dialog.tsx';
import { PasswordField } from '../../shared/parts/password-field.tsx';
import { type Me, useMeChanged } from '../../shared/session.ts';
import { Section } from '../case/section.tsx';
import { CodeField } from '../identity/code-field.tsx';
import { BackupCodes } from './backup-codes.tsx';
import { messages } from './messages.ts';
import { QrPicture } from './qr-picture.tsx';

type Step =
  | { at: 'rest'; said?: string }
  | { at: 'password'; for: 'on' | 'off' | 'codes' }
  | { at: 'scan'; uri: string; codes: string[] }
  | { at: 'codes'; codes: string[]; said: string };

/** The second factor: set it up, turn it off, make new backup codes. Each begins with the password. */
export function TwoFactorSection({ me }: { me: Me }) {
  const say = useMessages(messages);
  const meChanged = useMeChanged();
  const [step, setStep] = useState<Step>({ at: 'rest' });
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const rest = (said?: string) => {
    setPassword('');
    setCode('');
    setStep(said === undefined ? { at: 'rest' } : { at: 'rest', said });
  };
  const explained = async <T,>(action: () => Promise<T>): Promise<T> => {
    try {
      return await action();
    } catch (error) {
      throw accountRefusal(error, say);
    }
  };

  async function confirmPassword(what: 'on' | 'off' | 'codes') {
    if (what === 'on') {
      const { totpURI, backupCodes } = await enableTwoFactor(password);
      setPassword('');
      setStep({ at: 'scan', uri: totpURI, codes: backupCodes });
    } else if (what === 'off') {
      await disableTwoFactor(password);
      rest(say('turnedOff'));
      await meChanged();
    } else {
      const codes = await makeBackupCodes(password);
      setPassword('');
      setStep({ at: 'codes', codes, said: say('newCodes') });
    }
  }

  return (
    <Section title={say('twoFactor')}>
      <Typography color="textSecondary" sx={{ mb: 1.5 }}>
        {say('twoFactorHelp')}
      </Typography>
      <div role="status">
        {step.at === 'rest' && step.said && (
          <Alert severity="success" role="presentation" sx={{ mb: 1.5 }}>
            {step.said}
          </Alert>
        )}
      </div>
      <Typography sx={{ mb: 1.5, fontWeight: 600 }}>{me.twoFactor ? say('isOn') : say('isOff')}</Typography>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        {me.twoFactor ? (
          <>
            <Button variant="outlined" onClick={() => setStep({ at: 'password', for: 'codes' })}>
              {say('newCodes')}
            </Button>
            <Button color="error" onClick={() => setStep({ at: 'password', for: 'off' })}>
              {say('turnOff')}
            </Button>
          </>
        ) : (
          <Button variant="contained" onClick={() => setStep({ at: 'password', for: 'on' })}>
            {say('setUp')}
          </Button>
        )}
      </Box>
      {step.at === 'password' && (
        <FormDialog
          key="password"
          title={{ on: say('setUp'), off: say('turnOff'), codes: say('newCodes') }[step.for]}
          submit={{ on: say('begin'), off: say('turnOff'), codes: say('newCodes') }[step.for]}
          color={step.for === 'off' ? 'error' : 'primary'}
          onSubmit={() => explained(() => confirmPassword(step.for))}
          onClose={() => setStep((now) => (now.at === 'password' ? { at: 'rest' } : now))}
        >
          {step.for === 'off' && <Typography>{say('turnOffHelp')}</Typography>}
          {step.for === 'codes' && <Typography>{say('newCodesHelp')}</Typography>}
          <PasswordField
            name="password"
            label={say('password')}
            value={password}
            onText={setPassword}
            autoComplete="current-password"
            autoFocus
          />
        </FormDialog>
      )}
      {step.at === 'scan' && (
        <FormDialog
          key="scan"
          title={say('setUp')}
          submit={say('turnOn')}
          onSubmit={() =>
            explained(async () => {
              await verifyTotp(code.trim());
              setCode('');
              setStep({ at: 'codes', codes: step.codes, said: say('turnedOn') });
            })
          }
          onClose={() => setStep((now) => (now.at === 'scan' ? { at: 'rest' } : now))}
        >
          <Typography>{say('scan')}</Typography>
          <QrPicture text={step.uri} label={say('picture')} />
          <Link href={step.uri}>{say('openApp')}</Link>
          <Typography sx={{ overflowWrap: 'anywhere' }}>
            {say('key')} <code>{new URL(step.uri).searchParams.get('secret')}</code>
          </Typography>
          <Typography>{say('codeHelp')}</Typography>
          <CodeField kind="totp" label={say('code')} value={code} onText={setCode} />
        </FormDialog>
      )}
      {step.at === 'codes' && (
        <BackupCodes
          codes={step.codes}
          onKept={async () => {
            rest(step.said);
            await meChanged();
          }}
        />
      )}
    </Section>
  );
}
