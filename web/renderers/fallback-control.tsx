import { rankWith } from '@jsonforms/core';
import { withJsonFormsControlProps } from '@jsonforms/react';
import Alert from '@mui/material/Alert';
import { useLanguage } from '../shared/i18n/language.tsx';

/** Better to say that a field cannot be shown than to leave it out. */
function FallbackControl({ label, visible }: { label: string; visible: boolean }) {
  const { t } = useLanguage();
  if (!visible) return null;
  return <Alert severity="warning">{t('form.noRenderer', { label: label || '?' })}</Alert>;
}

export const fallbackControl = {
  tester: rankWith(0, () => true),
  renderer: withJsonFormsControlProps(FallbackControl),
};
