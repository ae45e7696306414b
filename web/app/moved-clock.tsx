import Alert from '@mui/material/Alert';
import Link from '@mui/material/Link';
import { Link as RouterLink } from 'react-router';
import { daysAhead } from '../shared/i18n/days-ahead.ts';
import { useLanguage } from '../shared/i18n/language.tsx';
import { defineMessages, useMessages } from '../shared/i18n/messages.ts';
import { type Me, useNow } from '../shared/session.ts';

const messages = defineMessages(
  {
    sameDay: 'Demonstration: its clock was moved by some hours; the date is the real one.',
    oneDay: 'Demonstration: its clock was moved. Here it is {date}, one day ahead of the real date.',
    moved: 'Demonstration: its clock was moved. Here it is {date}, {days} days ahead of the real date.',
    clock: 'Clock',
  },
  {
    sameDay: 'Démonstration : son horloge a été avancée de quelques heures ; la date est la vraie.',
    oneDay:
      'Démonstration : son horloge a été avancée. Ici, nous sommes le {date}, un jour en avance sur la date réelle.',
    moved:
      'Démonstration : son horloge a été avancée. Ici, nous sommes le {date}, {days} jours en avance sur la date réelle.',
    clock: 'Horloge',
  },
);

/** Tells everybody that dates here are not today's. */
export function MovedClock({ me }: { me: Me }) {
  const { date } = useLanguage();
  const say = useMessages(messages);
  const now = useNow();
  const days = daysAhead(now, new Date());
  return (
    <Alert severity="info" role="note" sx={{ borderRadius: 0, py: 0 }}>
      {say(days === 0 ? 'sameDay' : days === 1 ? 'oneDay' : 'moved', { date: date(now.toISOString()), days })}{' '}
      {me.administrator && (
        <Link component={RouterLink} to="/operations/clock" color="inherit">
          {say('clock')}
        </Link>
      )}
    </Alert>
  );
}
