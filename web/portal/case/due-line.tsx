import Typography from '@mui/material/Typography';
import type { DueDate } from '../../shared/api/cases.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { defineMessages, useMessages } from '../../shared/i18n/messages.ts';
import { zoneName } from '../../shared/i18n/zone.ts';
import { useLeftWords } from './use-left-words.ts';

const messages = defineMessages(
  {
    due: '{what}: {date}, end of the day in {zone}',
  },
  {
    due: '{what} : {date}, fin de la journée, {zone}',
  },
);

/** A deadline: its day, the zone that the day ends in, and how many days are left. */
export function DueLine({ due }: { due: DueDate }) {
  const left = useLeftWords();
  const { say, date, language } = useLanguage();
  const t = useMessages(messages);
  return (
    <Typography component="p" variant="body2">
      {t('due', {
        what: say(due.title),
        date: date(due.date),
        zone: zoneName(due.zone, `${language}-CA`),
      })}
      {' · '}
      <strong>{left(due.date, due.zone)}</strong>
    </Typography>
  );
}
