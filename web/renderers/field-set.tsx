import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { ChangedMark } from './changed-mark.tsx';
import { FieldHelp } from './field-help.tsx';
import { RequiredMark } from './required-mark.tsx';
import type { FieldState } from './use-field.ts';

/** Several inputs that answer one question: a fieldset whose legend is the label. */
export function FieldSet({ field, children }: { field: FieldState; children: ReactNode }) {
  return (
    <Box
      component="fieldset"
      id={field.inputId}
      tabIndex={-1}
      aria-describedby={field.describedBy}
      onFocus={field.enter}
      onBlur={field.leave}
      sx={{ border: 0, m: 0, p: 0, minWidth: 0 }}
    >
      <Box component="legend" sx={{ p: 0, fontWeight: 600, mb: 0.5 }}>
        {field.label}
        {field.starred && <RequiredMark />}
      </Box>
      <ChangedMark field={field} />
      {children}
      <FieldHelp field={field} />
    </Box>
  );
}
