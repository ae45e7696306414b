import { fieldId } from '../../renderers/use-field.ts';
import type { CaseView } from '../../shared/api/cases.ts';

/** The address of a place (`form.step.property…`) of a case on the screen, with what is wrong in its step, unless unwanted. */
export function placeHref(caseId: string, place: string, { show = true } = {}): string | undefined {
  const [form, step, ...rest] = place.split('.');
  if (!form || !step) return undefined;
  // A row of a table is edited in a dialog: the link leads to its table and opens the row.
  const row = rest.findIndex((part) => /^\d+$/.test(part));
  const field = row >= 0 ? rest.slice(0, row) : rest;
  const hash = field.length ? `#${fieldId(field.join('.'))}` : '';
  const query = new URLSearchParams({ ...(show && { show: '1' }), ...(row >= 0 && { at: rest.join('.') }) });
  return `/cases/${caseId}/forms/${form}/${step}${query.size > 0 ? `?${query}` : ''}${hash}`;
}

/** The same for who reads a case: what he reviews with, he is led to in the review. */
export function hrefInCase({ id, forms }: Pick<CaseView, 'id' | 'forms'>, place: string): string | undefined {
  const [form, step, ...rest] = place.split('.');
  const isReview = forms.some((one) => one.id === form && one.reviews);
  if (!isReview || !step) return placeHref(id, place);
  // All that is judged of one question stands on one card.
  return `/cases/${id}/review/${form}/${step}${rest[0] ? `#${fieldId(rest[0])}` : ''}`;
}
