import { fieldId } from '../../renderers/use-field.ts';
import type { ReviewItem } from './review-model.ts';

/** Where a place of the form is on the review screen; undefined for the form as a whole. */
export function reviewHref(
  caseId: string,
  form: string,
  items: readonly ReviewItem[],
  place: string,
): string | undefined {
  const [of, step, ...rest] = place.split('.');
  if (of !== form || !step) return undefined;
  const item = items.find(({ question }) => `${place}.`.startsWith(`${question.review}.`));
  const row = rest.findIndex((part) => /^\d+$/.test(part));
  const field = item?.property ?? (row >= 0 ? rest.slice(0, row) : rest).join('.');
  return `/cases/${caseId}/review/${form}/${step}${field ? `#${fieldId(field)}` : ''}`;
}
