import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { ChangedMark } from './changed-mark.tsx';
import { FieldHelp } from './field-help.tsx';
import { RequiredMark } from './required-mark.tsx';
import type { FieldState } from './use-field.ts';

/** One input with its label above and its help below. */
export function Labelled({ field, children }: { field: FieldState; children: ReactNode }) {
  return (
    <Box onFocus={field.enter} onBlur={field.leave}>
      <Box component="label" htmlFor={field.inputId} sx={{ display: 'block', fontWeight: 600, mb: 0.5 }}>
        {field.label}
        {field.starred && <RequiredMark />}
      </Box>
      <ChangedMark field={field} />
      {children}
      <FieldHelp field={field} />
    </Box>
  );
}
