import type { FormState } from '../../shared/api/steps.ts';

/** Sums over all steps with questions; `null` for a form without any. */
export function progressOfForm(
  progress: FormState['progress'],
): { answered: number; total: number; points: number; available: number } | null {
  if (progress.length === 0) return null;
  const sum = { answered: 0, total: 0, points: 0, available: 0 };
  for (const one of progress) {
    sum.answered += one.answered;
    sum.total += one.total;
    sum.points += one.points;
    sum.available += one.available;
  }
  return sum;
}
