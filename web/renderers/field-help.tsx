import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { useLanguage } from '../shared/i18n/language.tsx';
import { type Severity, SeverityMark } from './severity-mark.tsx';
import { unseen } from './unseen.ts';
import type { FieldState } from './use-field.ts';

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

interface FindingProps {
  severity: Severity;
  message: string;
  more?: ReactNode;
}

export function Finding({ severity, message, more }: FindingProps) {
  const { t, pair } = useLanguage();
  return (
    <Box component="span" sx={{ display: 'block', color: COLOUR[severity], fontWeight: 600 }}>
      <SeverityMark severity={severity} />
      <Box component="span" sx={unseen}>
        {pair(t(`severity.${severity}`), '')}
      </Box>
      {message}
      {more && <> {more}</>}
    </Box>
  );
}
