import Button from '@mui/material/Button';
import { Link } from 'react-router';
import type { Text } from '../../../engine/index.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { defineMessages, useMessages } from '../../shared/i18n/messages.ts';

const wayMessages = defineMessages(
  { goOn: 'Go on: {step}', begin: 'Begin: {step}', mend: 'Make the changes' },
  { goOn: 'Continuer : {step}', begin: 'Commencer : {step}', mend: 'Apporter les changements' },
);

interface WayOnProps {
  to: string;
  /** What the step that it leads to is called. */
  title: Text;
  /** Something of its form is filled in. */
  begun: boolean;
  /** The form came back, and changes are asked for. */
  mends: boolean;
  large?: boolean;
}

/** The button into a form, at the step that comes next. */
export function WayOn({ to, title, begun, mends, large }: WayOnProps) {
  const { say } = useLanguage();
  const m = useMessages(wayMessages);
  return (
    <Button
      component={Link}
      variant="contained"
      size={large ? 'large' : 'medium'}
      sx={{ textAlign: 'center' }}
      to={to}
    >
      {m(mends ? 'mend' : begun ? 'goOn' : 'begin', { step: say(title) })}
    </Button>
  );
}
