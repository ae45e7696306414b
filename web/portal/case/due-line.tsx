import Typography from '@mui/material/Typography';
import type { DueDate } from '../../shared/api/cases.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { defineMessages, useMessages } from '../../shared/i18n/messages.ts';
import { zoneName } from '../../shared/i18n/zone.ts';
import { useNow } from '../../shared/session.ts';
import { daysLeft } from './days-left.ts';

const messages = defineMessages(
  {
    due: '{what}: {date}, end of the day in {zone}',
    today: 'due today',
    tomorrow: 'due tomorrow',
    days: '{count} days left',
    late: '{count} days late',
    lateOne: 'one day late',
  },
  {
    due: '{what} : {date}, fin de la journée, {zone}',
    today: 'échéance aujourd’hui',
    tomorrow: 'échéance demain',
    days: 'il reste {count} jours',
    late: '{count} jours de retard',
    lateOne: 'un jour de retard',
  },
);

/** A deadline: its day, the zone that the day ends in, and how many days are left. */
export function DueLine({ due }: { due: DueDate }) {
  const now = useNow();
  const { say, date, language } = useLanguage();
  const t = useMessages(messages);
  const left = daysLeft(due.date, due.zone, now);
  const how =
    left === 0
      ? t('today')
      : left === 1
        ? t('tomorrow')
        : left > 1
          ? t('days', { count: left })
          : left === -1
            ? t('lateOne')
            : t('late', { count: -left });
  return (
    <Typography component="p" variant="body2">
      {t('due', {
        what: say(due.title),
        date: date(due.date),
        zone: zoneName(due.zone, `${language}-CA`),
      })}
      {' · '}
      <strong>{how}</strong>
    </Typography>
  );
}
