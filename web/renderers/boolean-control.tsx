import { type ControlProps, isBooleanControl, rankWith } from '@jsonforms/core';
import { withJsonFormsControlProps } from '@jsonforms/react';
import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import Switch from '@mui/material/Switch';
import { useLanguage } from '../shared/i18n/language.tsx';
import { ChangedMark } from './changed-mark.tsx';
import { FieldHelp } from './field-help.tsx';
import { ReadValue } from './read-value.tsx';
import { RequiredMark } from './required-mark.tsx';
import { type FieldState, inputAria, useField } from './use-field.ts';

/** Yes or no as a box. A box that nobody touched has no value; one that is unticked says no. */
function BooleanControl(props: ControlProps) {
  const field = useField(props);
  const { t } = useLanguage();
  if (!props.visible) return null;
  if (field.readOnly) {
    const said = props.data === true ? t('app.yes') : props.data === false ? t('app.no') : '';
    return <ReadValue field={field}>{said}</ReadValue>;
  }
  return (
    <BoxWithLabel
      field={field}
      checked={props.data === true}
      asSwitch={props.uischema.options?.toggle === true}
      onChange={(checked) => props.handleChange(props.path, checked)}
    />
  );
}

interface BoxWithLabelProps {
  field: FieldState;
  checked: boolean;
  /** A switch instead of a box (`options.toggle`). */
  asSwitch?: boolean;
  onChange: (checked: boolean) => void;
}

export function BoxWithLabel({ field, checked, asSwitch = false, onChange }: BoxWithLabelProps) {
  const Input = asSwitch ? Switch : Checkbox;
  return (
    <Box onFocus={field.enter} onBlur={field.leave}>
      <Box sx={{ display: 'flex', alignItems: 'flex-start' }}>
        <Input
          id={field.inputId}
          checked={checked}
          onChange={(_, next) => onChange(next)}
          sx={{ mt: -1, ml: -1 }}
          autoFocus={field.autoFocus}
          slotProps={{ input: inputAria(field) }}
        />
        <Box component="label" htmlFor={field.inputId} sx={{ maxWidth: '70ch' }}>
          {field.label}
          {field.starred && <RequiredMark />}
        </Box>
      </Box>
      <ChangedMark field={field} />
      <FieldHelp field={field} />
    </Box>
  );
}

export const booleanControl = {
  // Above choices: a box that must be ticked says so with `const`, which JSON Forms takes for a choice.
  tester: rankWith(7, isBooleanControl),
  renderer: withJsonFormsControlProps(BooleanControl),
};
