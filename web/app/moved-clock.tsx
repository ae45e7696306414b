import Alert from '@mui/material/Alert';
import Link from '@mui/material/Link';
import { Link as RouterLink } from 'react-router';
import { useLanguage } from '../shared/i18n/language.tsx';
import { defineMessages, useMessages } from '../shared/i18n/messages.ts';
import { type Me, useNow } from '../shared/session.ts';

const messages = defineMessages(
  {
    moved: 'Demonstration: its clock was moved. Here it is {date}, {days} days ahead of the real date.',
    clock: 'Clock',
  },
  {
    moved:
      'Démonstration : son horloge a été avancée. Ici, nous sommes le {date}, {days} jours en avance sur la date réelle.',
    clock: 'Horloge',
  },
);

/** Tells everybody that dates here are not today's. */
export function MovedClock({ me }: { me: Me }) {
  const { date } = useLanguage();
  const say = useMessages(messages);
  const now = useNow().toISOString();
  const days = Math.round((me.clockAheadSeconds / 86_400) * 10) / 10;
  return (
    <Alert severity="info" role="note" sx={{ borderRadius: 0, py: 0 }}>
      {say('moved', { date: date(now), days })}{' '}
      {me.administrator && (
        <Link component={RouterLink} to="/operations/clock" color="inherit">
          {say('clock')}
        </Link>
      )}
    </Alert>
  );
}
