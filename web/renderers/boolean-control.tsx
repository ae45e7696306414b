import { type ControlProps, isBooleanControl, rankWith } from '@jsonforms/core';
import { withJsonFormsControlProps } from '@jsonforms/react';
import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import { FieldHelp } from './field-help.tsx';
import { RequiredMark } from './required-mark.tsx';
import { useField } from './use-field.ts';

function BooleanControl(props: ControlProps) {
  const field = useField(props);
  if (!props.visible) return null;
  return (
    <Box onBlur={field.leave}>
      <Box sx={{ display: 'flex', alignItems: 'flex-start' }}>
        <Checkbox
          id={field.inputId}
          checked={props.data === true}
          disabled={field.readOnly}
          onChange={(_, checked) => props.handleChange(props.path, checked)}
          sx={{ mt: -1, ml: -1 }}
          slotProps={{
            input: {
              'aria-describedby': field.describedBy,
              'aria-required': field.required,
              'aria-invalid': field.error !== undefined,
            },
          }}
        />
        <label htmlFor={field.inputId}>
          {field.label}
          {field.required && <RequiredMark />}
        </label>
      </Box>
      <FieldHelp field={field} />
    </Box>
  );
}

export const booleanControl = {
  tester: rankWith(2, isBooleanControl),
  renderer: withJsonFormsControlProps(BooleanControl),
};
