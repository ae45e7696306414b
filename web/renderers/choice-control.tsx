import {
  and,
  type ControlProps,
  hasOption,
  isEnumControl,
  isOneOfEnumControl,
  or,
  rankWith,
  schemaTypeIs,
  uiTypeIs,
} from '@jsonforms/core';
import { withJsonFormsControlProps } from '@jsonforms/react';
import FormControlLabel from '@mui/material/FormControlLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import TextField from '@mui/material/TextField';
import { type Choice, useChoices } from './choices.ts';
import { FieldSet } from './field-set.tsx';
import { useSurroundings } from './form-context.tsx';
import { Labelled } from './labelled.tsx';
import { ReadValue } from './read-value.tsx';
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
  const computed = useSurroundings().choicesAt(props.path);
  const ofSchema = useChoices(props, props.schema);
  if (!props.visible) return null;
  const choices = withPresent(computed?.map((value) => ({ value, label: value })) ?? ofSchema, props.data);
  if (field.readOnly) {
    return (
      <ReadValue field={field}>{choices.find((one) => one.value === props.data)?.label ?? ''}</ReadValue>
    );
  }
  const shared: ChoiceProps = {
    field,
    choices,
    value: props.data,
    onChange: (value) => props.handleChange(props.path, value),
  };
  return props.uischema.options?.format === 'radio' ? <Radios {...shared} /> : <Select {...shared} />;
}

/** A value that is no longer offered stays visible. */
const withPresent = (choices: Choice[], value: Choice['value'] | undefined | null): Choice[] =>
  value === undefined || value === null || choices.some((one) => one.value === value)
    ? choices
    : [...choices, { value, label: String(value) }];

function Select({ field, choices, value, onChange }: ChoiceProps) {
  return (
    <Labelled field={field}>
      <TextField
        id={field.inputId}
        select
        value={value === undefined || value === null ? '' : String(value)}
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

function Radios({ field, choices, value, onChange }: ChoiceProps) {
  return (
    <FieldSet field={field}>
      <RadioGroup
        row={choices.every((one) => one.label.length <= 24)}
        name={field.inputId}
        aria-label={field.label}
        aria-required={field.required}
        aria-invalid={field.error !== undefined}
        aria-describedby={field.describedBy}
        value={value === undefined || value === null ? '' : String(value)}
        onChange={(_, next) => onChange(choices.find((one) => String(one.value) === next)?.value)}
      >
        {choices.map((one) => (
          <FormControlLabel
            key={String(one.value)}
            value={String(one.value)}
            control={<Radio size="small" />}
            label={one.label}
          />
        ))}
      </RadioGroup>
    </FieldSet>
  );
}

/** A single text whose choices the case gives. */
const isComputed = and(schemaTypeIs('string'), hasOption('choices'));

export const choiceControl = {
  tester: rankWith(5, and(uiTypeIs('Control'), or(isEnumControl, isOneOfEnumControl, isComputed))),
  renderer: withJsonFormsControlProps(ChoiceControl),
};
