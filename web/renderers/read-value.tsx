import Box from '@mui/material/Box';
import { isValidElement, type ReactElement } from 'react';
import { useLanguage } from '../shared/i18n/language.tsx';
import { ChangedMark } from './changed-mark.tsx';
import { FieldHelp } from './field-help.tsx';
import type { FieldState } from './use-field.ts';

/** A field that can only be read: its value as text, which is easier on the eye than a grey input. */
export function ReadValue({
  field,
  children,
}: {
  field: FieldState;
  children?: string | string[] | ReactElement;
}) {
  const { t } = useLanguage();
  const values = (Array.isArray(children) ? children : [children]).filter(
    (one): one is string => typeof one === 'string' && one !== '',
  );
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
      <ChangedMark field={field} />
      {isValidElement(children) && children}
      {values.length === 0 && !isValidElement(children) && (
        <Box sx={{ color: 'text.secondary' }}>{t('field.empty')}</Box>
      )}
      {values.map((value) => (
        <Box key={value} sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', maxWidth: '75ch' }}>
          {value}
        </Box>
      ))}
      <FieldHelp field={field} />
    </Box>
  );
}
