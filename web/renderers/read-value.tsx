import Box from '@mui/material/Box';
import { useLanguage } from '../shared/i18n/language.tsx';
import { FieldHelp } from './field-help.tsx';
import type { FieldState } from './use-field.ts';

/** A field that can only be read: its value as text, which is easier on the eye than a grey input. */
export function ReadValue({ field, children }: { field: FieldState; children?: string | string[] }) {
  const { t } = useLanguage();
  const values = (Array.isArray(children) ? children : [children]).filter(Boolean) as string[];
  const labelId = `${field.inputId}-label`;
  return (
    <Box
      id={field.inputId}
      role="group"
      tabIndex={-1}
      aria-labelledby={labelId}
      aria-describedby={field.describedBy}
    >
      <Box id={labelId} sx={{ fontWeight: 600 }}>
        {field.label}
      </Box>
      {values.length === 0 && <Box sx={{ color: 'text.secondary' }}>{t('field.empty')}</Box>}
      {values.map((value) => (
        <Box key={value} sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', maxWidth: '75ch' }}>
          {value}
        </Box>
      ))}
      <FieldHelp field={field} />
    </Box>
  );
}
