import type { Choice } from './choices.ts';
import type { FieldState } from './use-field.ts';

/** What every way to choose one of several is given. */
export interface ChoiceProps {
  field: FieldState;
  choices: Choice[];
  value: Choice['value'] | undefined;
  placeholder: string | undefined;
  onChange: (value: Choice['value'] | undefined) => void;
}
