import FormControl from '@mui/material/FormControl';
import FormHelperText from '@mui/material/FormHelperText';
import InputLabel from '@mui/material/InputLabel';
import OutlinedInput, { type OutlinedInputProps } from '@mui/material/OutlinedInput';
import type { SxProps, Theme } from '@mui/material/styles';
import type { ReactNode } from 'react';

export interface TextBoxProps extends Omit<OutlinedInputProps, 'error' | 'sx' | 'onChange' | 'label'> {
  id: string;
  label: string;
  onText: (text: string) => void;
  /** What is wrong with it, in the place of the help. */
  problem?: string | undefined;
  helperText?: ReactNode;
  /** The label stands above, whatever is in the field. */
  shrink?: boolean;
  sx?: SxProps<Theme>;
}

/** A labelled box to type in. The library's own text field brings menus along that most pages never open. */
export function TextBox(props: TextBoxProps) {
  const { id, label, onText, problem, helperText, shrink, required = false, sx, inputProps, ...rest } = props;
  const help = problem ?? helperText;
  const helpId = `${id}-helper-text`;
  return (
    <FormControl fullWidth size="small" required={required} error={problem !== undefined} sx={sx ?? null}>
      <InputLabel htmlFor={id} id={`${id}-label`} {...(shrink && { shrink })}>
        {label}
      </InputLabel>
      <OutlinedInput
        {...rest}
        id={id}
        label={label}
        {...(shrink && { notched: true })}
        aria-describedby={help ? helpId : undefined}
        inputProps={{ ...inputProps, 'aria-required': required }}
        onChange={(event) => onText(event.target.value)}
      />
      {help && <FormHelperText id={helpId}>{help}</FormHelperText>}
    </FormControl>
  );
}
