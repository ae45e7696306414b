import { fieldId } from '../../renderers/use-field.ts';

/** The address of a place (`form.step.property…`) of a case on the screen. */
export function placeHref(caseId: string, place: string): string | undefined {
  const [form, step, ...rest] = place.split('.');
  if (!form || !step) return undefined;
  // A row of a table is edited in a dialog: the link leads to its table and opens the row.
  const row = rest.findIndex((part) => /^\d+$/.test(part));
  const field = row >= 0 ? rest.slice(0, row) : rest;
  const hash = field.length ? `#${fieldId(field.join('.'))}` : '';
  const at = row >= 0 ? `&at=${rest.join('.')}` : '';
  return `/cases/${caseId}/forms/${form}/${step}?show=1${at}${hash}`;
}
