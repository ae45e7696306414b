import Link from '@mui/material/Link';
import { Link as RouterLink } from 'react-router';
import { usePrograms } from '../api/programs.ts';
import { useLanguage } from '../i18n/language.tsx';
import { defineMessages, useMessages } from '../i18n/messages.ts';

const messages = defineMessages({ to: 'Go to {program}' }, { to: 'Aller à : {program}' });

/** Leads to where a case of another program is begun. */
export function ProgramLink({ program }: { program: string }) {
  const { say } = useLanguage();
  const m = useMessages(messages);
  const title = usePrograms().data?.find((one) => one.id === program)?.title;
  return (
    <Link component={RouterLink} to={`/#${program}`} color="inherit">
      {m('to', { program: say(title) || program })}
    </Link>
  );
}
