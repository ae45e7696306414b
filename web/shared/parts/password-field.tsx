import Button from '@mui/material/Button';
import InputAdornment from '@mui/material/InputAdornment';
import { useId, useState } from 'react';
import { defineMessages, useMessages } from '../i18n/messages.ts';
import { TextBox } from './text-box.tsx';

const messages = defineMessages(
  { show: 'Show', hide: 'Hide', showLong: 'Show what I typed', hideLong: 'Hide what I typed' },
  {
    show: 'Afficher',
    hide: 'Masquer',
    showLong: 'Afficher ce que j’ai tapé',
    hideLong: 'Masquer ce que j’ai tapé',
  },
);

interface PasswordFieldProps {
  name: string;
  label: string;
  value: string;
  onText: (text: string) => void;
  /** What a password manager is to do here. */
  autoComplete: 'current-password' | 'new-password';
  helperText?: string;
  problem?: string | undefined;
  autoFocus?: boolean;
}

/** A password, which its owner may look at while he types. */
export function PasswordField(props: PasswordFieldProps) {
  const { name, label, value, onText, autoComplete, helperText, problem, autoFocus } = props;
  const say = useMessages(messages);
  const [shown, setShown] = useState(false);
  return (
    <TextBox
      id={useId()}
      name={name}
      label={label}
      value={value}
      type={shown ? 'text' : 'password'}
      onText={onText}
      required
      autoFocus={autoFocus ?? false}
      problem={problem}
      helperText={helperText}
      // Inside the field a long label would run into the button.
      shrink
      autoComplete={autoComplete}
      inputProps={{ autoCapitalize: 'none', spellCheck: false }}
      endAdornment={
        <InputAdornment position="end">
          <Button
            size="small"
            onClick={() => setShown(!shown)}
            aria-pressed={shown}
            aria-label={shown ? say('hideLong') : say('showLong')}
            sx={{ minWidth: 0 }}
          >
            {shown ? say('hide') : say('show')}
          </Button>
        </InputAdornment>
      }
    />
  );
}
