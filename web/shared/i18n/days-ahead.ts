import { dateIn, readersZone } from './zone.ts';

/** By how many calendar days one moment is ahead of another, in the reader's zone: as the dates shown say. */
export function daysAhead(now: Date, real: Date, zone: string = readersZone()): number {
  const day = (moment: Date) => Date.parse(`${dateIn(zone, moment.toISOString())}T00:00:00Z`) / 86_400_000;
  return day(now) - day(real);
}
