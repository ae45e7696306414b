import {
  and,
  type ControlProps,
  isEnumControl,
  isOneOfEnumControl,
  or,
  rankWith,
  uiTypeIs,
} from '@jsonforms/core';
import { withJsonFormsControlProps } from '@jsonforms/react';
import FormControlLabel from '@mui/material/FormControlLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import TextField from '@mui/material/TextField';
import { useLanguage } from '../shared/i18n/language.tsx';
import { type Choice, useChoices } from './choices.ts';
import { FieldSet } from './field-set.tsx';
import { Labelled } from './labelled.tsx';
import { type FieldState, useField } from './use-field.ts';

interface ChoiceProps {
  field: FieldState;
  choices: Choice[];
  value: Choice['value'] | undefined;
  onChange: (value: Choice['value'] | undefined) => void;
}

/** One of several: a native list, or buttons where the form asks for `format: "radio"`. */
function ChoiceControl(props: ControlProps) {
  const field = useField(props);
  const choices = useChoices(props, props.schema);
  if (!props.visible) return null;
  const shared: ChoiceProps = {
    field,
    choices,
    value: props.data,
    onChange: (value) => props.handleChange(props.path, value),
  };
  return props.uischema.options?.format === 'radio' ? <Radios {...shared} /> : <Select {...shared} />;
}

function Select({ field, choices, value, onChange }: ChoiceProps) {
  return (
    <Labelled field={field}>
      <TextField
        id={field.inputId}
        select
        value={value === undefined || value === null ? '' : String(value)}
        disabled={field.readOnly}
        error={field.error !== undefined}
        onChange={(event) => onChange(choices.find((one) => String(one.value) === event.target.value)?.value)}
        sx={{ maxWidth: 480 }}
        slotProps={{
          select: { native: true },
          htmlInput: {
            'aria-describedby': field.describedBy,
            'aria-required': field.required,
            'aria-invalid': field.error !== undefined,
          },
        }}
      >
        <option value="" />
        {choices.map((one) => (
          <option key={String(one.value)} value={String(one.value)}>
            {one.label}
          </option>
        ))}
      </TextField>
    </Labelled>
  );
}

export function Radios({ field, choices, value, onChange }: ChoiceProps) {
  const { t } = useLanguage();
  return (
    <FieldSet field={field}>
      <RadioGroup
        row
        name={field.inputId}
        aria-label={`${field.label}${field.required ? ` (${t('app.required')})` : ''}`}
        value={value === undefined || value === null ? '' : String(value)}
        onChange={(_, next) => onChange(choices.find((one) => String(one.value) === next)?.value)}
      >
        {choices.map((one) => (
          <FormControlLabel
            key={String(one.value)}
            value={String(one.value)}
            disabled={field.readOnly}
            control={<Radio size="small" />}
            label={one.label}
          />
        ))}
      </RadioGroup>
    </FieldSet>
  );
}

export const choiceControl = {
  tester: rankWith(5, and(uiTypeIs('Control'), or(isEnumControl, isOneOfEnumControl))),
  renderer: withJsonFormsControlProps(ChoiceControl),
};
