import { daysLeft } from '../../portal/case/days-left.ts';
import type { HeldRecord, TrainingStatus } from '../../shared/api/training.ts';

/** What a record counts for on the day of `now` in a zone. */
export function trainingState(
  { verified, rejected }: Pick<HeldRecord, 'verified' | 'rejected'>,
  zone: string,
  now: Date,
): TrainingStatus {
  if (rejected) return 'rejected';
  if (!verified) return 'waiting';
  return verified.until !== null && daysLeft(verified.until, zone, now) < 0 ? 'expired' : 'verified';
}
