import { dateIn } from '../../shared/i18n/zone.ts';

/** Calendar days from today in `zone` to a calendar date; 0 is today, negative is past. */
export function daysLeft(date: string, zone: string, now: Date): number {
  const today = dateIn(zone, now.toISOString());
  return Math.round((Date.parse(`${date}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / 86_400_000);
}
