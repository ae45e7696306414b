import TextField from '@mui/material/TextField';
import { useId } from 'react';

interface CodeFieldProps {
  kind: 'totp' | 'backup';
  label: string;
  value: string;
  onText: (text: string) => void;
}

/** A code that is read off something else; phones offer the digits' keyboard. */
export function CodeField({ kind, label, value, onText }: CodeFieldProps) {
  const id = useId();
  return (
    <TextField
      id={id}
      name="code"
      label={label}
      value={value}
      onChange={(event) => onText(event.target.value)}
      required
      autoFocus
      slotProps={{
        htmlInput: {
          autoComplete: 'one-time-code',
          inputMode: kind === 'totp' ? 'numeric' : 'text',
          maxLength: 20,
          autoCapitalize: 'none',
          spellCheck: false,
          'aria-required': true,
        },
      }}
    />
  );
}
