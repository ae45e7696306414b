import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { Section } from '../../portal/case/section.tsx';
import { type FullUser, forcePasswordReset, resetTwoFactor, updateUser } from '../../shared/api/users.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { ReasonDialog } from '../../shared/parts/form-dialog.tsx';
import type { Act } from './act.ts';
import { messages } from './messages.ts';

type Asked = 'suspend' | 'two-factor' | 'password';

/** Whether somebody gets in at all, and the ways back in for who cannot. */
export function UserAccess({ user, own, act }: { user: FullUser; own: boolean; act: Act }) {
  const { pair } = useLanguage();
  const say = useMessages(messages);
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = () => setAsked(null);
  const suspended = user.status === 'suspended';
  return (
    <Section title={say('access')}>
      {own && (
        <Typography color="textSecondary" sx={{ mb: 1.5 }}>
          {say('notYourself')}
        </Typography>
      )}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        <Button
          variant="outlined"
          disabled={own}
          onClick={() => act(() => updateUser(user.id, { administrator: !user.administrator }))}
        >
          {user.administrator ? say('noAdmin') : say('makeAdmin')}
        </Button>
        {user.twoFactor && (
          <Button variant="outlined" disabled={own} onClick={() => setAsked('two-factor')}>
            {say('resetTwoFactor')}
          </Button>
        )}
        <Button variant="outlined" disabled={own} onClick={() => setAsked('password')}>
          {say('forcePassword')}
        </Button>
        {suspended ? (
          <Button variant="contained" onClick={() => act(() => updateUser(user.id, { status: 'active' }))}>
            {say('reinstate')}
          </Button>
        ) : (
          <Button variant="outlined" color="error" disabled={own} onClick={() => setAsked('suspend')}>
            {say('suspend')}
          </Button>
        )}
      </Box>
      {asked === 'suspend' && (
        <ReasonDialog
          title={pair(say('suspend'), user.name)}
          help={say('suspendHelp', { name: user.name })}
          label={say('reason')}
          submit={say('suspend')}
          color="error"
          onSubmit={(reason) => act(() => updateUser(user.id, { status: 'suspended', reason }))}
          onClose={close}
        />
      )}
      {asked === 'two-factor' && (
        <ReasonDialog
          title={pair(say('resetTwoFactor'), user.name)}
          help={say('resetTwoFactorHelp')}
          label={say('reason')}
          submit={say('resetTwoFactor')}
          color="error"
          onSubmit={(reason) => act(() => resetTwoFactor(user.id, reason))}
          onClose={close}
        />
      )}
      {asked === 'password' && (
        <ReasonDialog
          title={pair(say('forcePassword'), user.name)}
          help={say('forcePasswordHelp')}
          label={say('reason')}
          submit={say('forcePassword')}
          color="error"
          onSubmit={(reason) => act(() => forcePasswordReset(user.id, reason))}
          onClose={close}
        />
      )}
    </Section>
  );
}
