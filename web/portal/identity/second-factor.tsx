import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useMessages } from '../../shared/i18n/messages.ts';
import { CodeField } from './code-field.tsx';
import { secondFactorExplained } from './explain-sign-in.ts';
import { FormPage } from './form-page.tsx';
import { signInMessages } from './sign-in-messages.ts';

/** The second step of a sign-in: the app's six digits, or a backup code. */
export function SecondFactor({ onDone, onBack }: { onDone: () => Promise<void>; onBack: () => void }) {
  const say = useMessages(signInMessages);
  const [kind, setKind] = useState<'totp' | 'backup'>('totp');
  const [code, setCode] = useState('');
  return (
    <FormPage
      title={say('second')}
      submit={say('continue')}
      onSubmit={async () => {
        await secondFactorExplained(code.trim(), kind, say);
        await onDone();
      }}
      below={
        <>
          <Button
            size="small"
            onClick={() => {
              setKind(kind === 'totp' ? 'backup' : 'totp');
              setCode('');
            }}
          >
            {kind === 'totp' ? say('useBackup') : say('useApp')}
          </Button>
          <Button size="small" onClick={onBack}>
            {say('back')}
          </Button>
          <Typography variant="body2" color="textSecondary">
            {say('lostBoth')}
          </Typography>
        </>
      }
    >
      <Typography>{kind === 'totp' ? say('secondHelp') : say('backupHelp')}</Typography>
      <CodeField
        key={kind}
        kind={kind}
        label={kind === 'totp' ? say('code') : say('backupCode')}
        value={code}
        onText={setCode}
      />
    </FormPage>
  );
}
