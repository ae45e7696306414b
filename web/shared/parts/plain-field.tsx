import TextField, { type TextFieldProps } from '@mui/material/TextField';
import { useId } from 'react';

type PlainFieldProps = Omit<TextFieldProps, 'onChange' | 'error' | 'slotProps'> & {
  name: string;
  problem?: string;
  autoComplete?: string;
  readOnly?: boolean;
  onText: (text: string) => void;
};

/** A text field of the platform's own dialogs, its problem said under it. */
export function PlainField({
  problem,
  onText,
  helperText,
  autoComplete,
  readOnly,
  ...rest
}: PlainFieldProps) {
  const id = useId();
  return (
    <TextField
      {...rest}
      id={id}
      error={problem !== undefined}
      helperText={problem ?? helperText}
      onChange={(event) => onText(event.target.value)}
      slotProps={{
        htmlInput: { autoComplete, readOnly, 'aria-required': rest.required },
        // A date field shows its own text, so its label must stand above it.
        inputLabel: rest.type === 'date' ? { shrink: true } : {},
      }}
    />
  );
}
