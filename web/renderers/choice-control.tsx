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
import Box from '@mui/material/Box';
import { lazy, Suspense } from 'react';
import type { ChoiceProps } from './choice-props.ts';
import { type Choice, useChoices } from './choices.ts';
import { FieldSet } from './field-set.tsx';
import { useSurroundings } from './form-context.tsx';
import { Marked, SelectInput } from './inputs.tsx';
import { Labelled } from './labelled.tsx';
import { ReadValue } from './read-value.tsx';
import { inputAria, useField } from './use-field.ts';

const SearchSelect = lazy(async () => ({ default: (await import('./search-select.tsx')).SearchSelect }));

/**
 * One of several: a native list; buttons with `format` or `widget` `radio`; a list to search in with
 * `autocomplete: true`.
 */
function ChoiceControl(props: ControlProps) {
  const field = useField(props);
  const computed = useSurroundings().choicesAt(props.path);
  const ofSchema = useChoices(props, props.schema);
  if (!props.visible) return null;
  const options = props.uischema.options ?? {};
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
    placeholder: options.placeholder as string | undefined,
    onChange: (value) => props.handleChange(props.path, value),
  };
  if (options.format === 'radio' || options.widget === 'radio') {
    return <Radios {...shared} vertical={options.vertical as boolean | undefined} />;
  }
  return options.autocomplete === true ? (
    <Labelled field={field}>
      <Suspense fallback={<Box sx={{ height: 40 }} />}>
        <SearchSelect {...shared} />
      </Suspense>
    </Labelled>
  ) : (
    <Select {...shared} />
  );
}

/** A value that is no longer offered stays visible. */
const withPresent = (choices: Choice[], value: Choice['value'] | undefined | null): Choice[] =>
  value === undefined || value === null || choices.some((one) => one.value === value)
    ? choices
    : [...choices, { value, label: String(value) }];

function Select({ field, choices, value, placeholder, onChange }: ChoiceProps) {
  return (
    <Labelled field={field}>
      <SelectInput
        id={field.inputId}
        value={value === undefined || value === null ? '' : String(value)}
        autoFocus={field.autoFocus}
        onChange={(event) => onChange(choices.find((one) => String(one.value) === event.target.value)?.value)}
        {...inputAria(field)}
      >
        <option value="">{placeholder}</option>
        {choices.map((one) => (
          <option key={String(one.value)} value={String(one.value)}>
            {one.label}
          </option>
        ))}
      </SelectInput>
    </Labelled>
  );
}

function Radios({
  field,
  choices,
  value,
  vertical,
  onChange,
}: ChoiceProps & { vertical: boolean | undefined }) {
  const isRow = vertical === undefined ? choices.every((one) => one.label.length <= 24) : !vertical;
  return (
    <FieldSet field={field}>
      <Box
        role="radiogroup"
        aria-label={field.label}
        {...inputAria(field)}
        sx={{ display: 'flex', flexWrap: 'wrap', flexDirection: isRow ? 'row' : 'column' }}
      >
        {choices.map((one, index) => (
          <Marked
            key={String(one.value)}
            type="radio"
            name={field.inputId}
            value={String(one.value)}
            checked={value === one.value}
            autoFocus={field.autoFocus && index === 0}
            onChange={() => onChange(one.value)}
            label={one.label}
          />
        ))}
      </Box>
    </FieldSet>
  );
}

/** A single text whose choices the case gives. */
const isComputed = and(schemaTypeIs('string'), or(hasOption('choices'), hasOption('enumOptions')));

export const choiceControl = {
  tester: rankWith(5, and(uiTypeIs('Control'), or(isEnumControl, isOneOfEnumControl, isComputed))),
  renderer: withJsonFormsControlProps(ChoiceControl),
};
