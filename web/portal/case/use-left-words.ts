import { defineMessages, useMessages } from '../../shared/i18n/messages.ts';
import { useNow } from '../../shared/session.ts';
import { daysLeft } from './days-left.ts';

const messages = defineMessages(
  {
    today: 'due today',
    tomorrow: 'due tomorrow',
    days: '{count} days left',
    late: '{count} days late',
    lateOne: 'one day late',
  },
  {
    today: 'échéance aujourd’hui',
    tomorrow: 'échéance demain',
    days: 'il reste {count} jours',
    late: '{count} jours de retard',
    lateOne: 'un jour de retard',
  },
);

/** How long it is until a date, or since: days that begin in a zone, by the server's clock. */
export function useLeftWords(): (date: string, zone: string) => string {
  const now = useNow();
  const t = useMessages(messages);
  return (date, zone) => {
    const left = daysLeft(date, zone, now);
    if (left === 0) return t('today');
    if (left === 1) return t('tomorrow');
    if (left > 1) return t('days', { count: left });
    return left === -1 ? t('lateOne') : t('late', { count: -left });
  };
}
