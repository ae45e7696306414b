import { type ControlProps, isIntegerControl, isNumberControl, or, rankWith } from '@jsonforms/core';
import { withJsonFormsControlProps } from '@jsonforms/react';
import TextField from '@mui/material/TextField';
import { Labelled } from './labelled.tsx';
import { ReadValue } from './read-value.tsx';
import { useDraft } from './use-draft.ts';
import { useField } from './use-field.ts';

/** Numbers as people type them: a comma counts as the decimal point, and what is no number stays visible. */
function NumberControl(props: ControlProps) {
  const field = useField(props);
  const shown = props.data === undefined || props.data === null ? '' : String(props.data);
  const { draft, change, flush } = useDraft(shown, (value) => {
    const trimmed = value.trim().replace(/\s/g, '').replace(',', '.');
    const number = Number(trimmed);
    props.handleChange(props.path, trimmed === '' ? undefined : Number.isFinite(number) ? number : value);
  });
  if (!props.visible) return null;
  if (field.readOnly) return <ReadValue field={field}>{shown}</ReadValue>;
  return (
    <Labelled field={field}>
      <TextField
        id={field.inputId}
        value={draft}
        error={field.error !== undefined}
        onChange={(event) => change(event.target.value)}
        onBlur={flush}
        sx={{ maxWidth: 220 }}
        slotProps={{
          htmlInput: {
            inputMode: props.schema.type === 'integer' ? 'numeric' : 'decimal',
            'aria-describedby': field.describedBy,
            'aria-required': field.required,
            'aria-invalid': field.error !== undefined,
          },
        }}
      />
    </Labelled>
  );
}

export const numberControl = {
  tester: rankWith(2, or(isNumberControl, isIntegerControl)),
  renderer: withJsonFormsControlProps(NumberControl),
};
