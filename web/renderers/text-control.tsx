import { type ControlProps, isStringControl, rankWith } from '@jsonforms/core';
import { withJsonFormsControlProps } from '@jsonforms/react';
import TextField from '@mui/material/TextField';
import { useLanguage } from '../shared/i18n/language.tsx';
import { Labelled } from './labelled.tsx';
import { ReadValue } from './read-value.tsx';
import { useDraft } from './use-draft.ts';
import { useField } from './use-field.ts';

const TYPES: Record<string, string> = { email: 'email', uri: 'url', tel: 'tel', date: 'date', time: 'time' };

/** Text on one line or several, and dates: the browser's own date field is the one people know. */
function TextControl(props: ControlProps) {
  const field = useField(props);
  const { date } = useLanguage();
  const options = props.uischema.options ?? {};
  const { draft, change, flush } = useDraft(props.data ?? '', (value) =>
    props.handleChange(props.path, value === '' ? undefined : value),
  );
  if (!props.visible) return null;
  if (field.readOnly) {
    const value = typeof props.data === 'string' ? props.data : '';
    return (
      <ReadValue field={field}>{props.schema.format === 'date' && value ? date(value) : value}</ReadValue>
    );
  }
  const multi = options.multi === true || options.widget === 'rich-text';
  const format = (options.format as string | undefined) ?? props.schema.format ?? 'text';
  const type = multi ? 'text' : (TYPES[format] ?? 'text');
  return (
    <Labelled field={field}>
      <TextField
        id={field.inputId}
        value={draft}
        type={type}
        multiline={multi}
        minRows={multi ? 3 : undefined}
        error={field.error !== undefined}
        onChange={(event) => change(event.target.value)}
        onBlur={flush}
        placeholder={options.placeholder as string | undefined}
        sx={type === 'date' || type === 'time' ? { maxWidth: 220 } : undefined}
        slotProps={{
          htmlInput: {
            'aria-describedby': field.describedBy,
            'aria-required': field.required,
            'aria-invalid': field.error !== undefined,
            maxLength: props.schema.maxLength,
            autoComplete: options.autocomplete as string | undefined,
          },
        }}
      />
    </Labelled>
  );
}

export const textControl = {
  tester: rankWith(1, isStringControl),
  renderer: withJsonFormsControlProps(TextControl),
};
