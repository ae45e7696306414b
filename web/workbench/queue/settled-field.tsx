import TextField from '@mui/material/TextField';
import { type Ref, useEffect, useRef, useState } from 'react';

interface SettledFieldProps {
  label: string;
  value: string;
  type?: 'text' | 'date' | 'number';
  maxLength?: number;
  inputRef?: Ref<HTMLInputElement>;
  onSettled: (value: string) => void;
  sx?: object;
}

/** Milliseconds without a key after which what is typed is asked for. */
const pause = 350;

/** A field whose value counts once its typing rests, at Enter, or when it is left. */
export function SettledField({ label, value, type, maxLength, inputRef, onSettled, sx }: SettledFieldProps) {
  const [text, setText] = useState(value);
  const told = useRef(value);
  const settle = useRef(onSettled);
  useEffect(() => {
    settle.current = onSettled;
  });
  useEffect(() => {
    // Changed from elsewhere: a view was opened, a filter was taken away.
    if (value === told.current) return;
    told.current = value;
    setText(value);
  }, [value]);
  const tell = (now: string) => {
    if (now === told.current) return;
    told.current = now;
    settle.current(now);
  };
  useEffect(() => {
    if (text === told.current) return undefined;
    const timer = setTimeout(() => {
      told.current = text;
      settle.current(text);
    }, pause);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <TextField
      label={label}
      type={type ?? 'text'}
      value={text}
      inputRef={inputRef}
      onChange={(event) => setText(event.target.value)}
      onBlur={() => tell(text)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') tell(text);
        // Out of the field and back to the rows' own keys.
        if (event.key === 'Escape' && event.target instanceof HTMLElement) event.target.blur();
      }}
      slotProps={{
        htmlInput: { maxLength },
        inputLabel: type === 'date' ? { shrink: true } : {},
      }}
      sx={sx}
    />
  );
}
