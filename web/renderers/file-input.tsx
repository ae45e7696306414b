import type { RefObject } from 'react';

interface FileInputProps {
  input: RefObject<HTMLInputElement | null>;
  label: string;
  accept: string | undefined;
  multiple?: boolean;
  capture?: 'environment';
  onTake: (files: File[]) => void;
}

/** The browser's own input, unseen; its button stands beside it. */
export function FileInput({ input, label, onTake, ...rest }: FileInputProps) {
  return (
    <input
      ref={input}
      type="file"
      hidden
      tabIndex={-1}
      aria-label={label}
      {...rest}
      onChange={(event) => {
        onTake([...(event.target.files ?? [])]);
        event.target.value = '';
      }}
    />
  );
}
