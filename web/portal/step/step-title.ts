import type { Text } from '../../../engine/index.ts';
import type { CaseForm } from '../../shared/api/cases.ts';

/** The title of the step that a place of a case (`form.step.property…`) is in. */
export function stepTitle(forms: readonly CaseForm[], place: string): Text | undefined {
  const [form, step] = place.split('.');
  return forms.find(({ id }) => id === form)?.steps.find(({ id }) => id === step)?.title;
}
