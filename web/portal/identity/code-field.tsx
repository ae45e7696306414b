import { useId } from 'react';
import { TextBox } from '../../shared/parts/text-box.tsx';

interface CodeFieldProps {
  kind: 'totp' | 'backup';
  label: string;
  value: string;
  onText: (text: string) => void;
}

/** A code that is read off something else; phones offer the digits' keyboard. */
export function CodeField({ kind, label, value, onText }: CodeFieldProps) {
  return (
    <TextBox
      id={useId()}
      name="code"
      label={label}
      value={value}
      onText={onText}
      required
      autoFocus
      autoComplete="one-time-code"
      inputProps={{
        inputMode: kind === 'totp' ? 'numeric' : 'text',
        maxLength: 20,
        autoCapitalize: 'none',
        spellCheck: false,
      }}
    />
  );
}
