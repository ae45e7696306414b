import Box from '@mui/material/Box';
import type { FieldState } from './use-field.ts';

const MARK = { error: '⛔', warning: '⚠', note: 'ℹ' } as const;
const COLOUR = { error: 'error.main', warning: 'warning.main', note: 'info.main' } as const;

/** Help, error, warnings and notes under a field; the field names this element in `aria-describedby`. */
export function FieldHelp({ field }: { field: FieldState }) {
  if (!field.describedBy) return null;
  return (
    <Box id={field.helpId} component="span" sx={{ display: 'block', fontSize: '0.85rem', mt: 0.5 }}>
      {field.help && (
        <Box component="span" sx={{ display: 'block', color: 'text.secondary' }}>
          {field.help}
        </Box>
      )}
      {field.error && <Finding severity="error" message={field.error} />}
      {field.findings.map((finding) => (
        <Finding key={finding.message} {...finding} />
      ))}
    </Box>
  );
}

export function Finding({ severity, message }: { severity: keyof typeof MARK; message: string }) {
  return (
    <Box component="span" sx={{ display: 'block', color: COLOUR[severity], fontWeight: 600 }}>
      <span aria-hidden="true">{MARK[severity]} </span>
      {message}
    </Box>
  );
}
