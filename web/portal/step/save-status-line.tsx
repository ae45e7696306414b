import Typography from '@mui/material/Typography';
import { type MessageKey, useLanguage } from '../../shared/i18n/language.tsx';
import type { SaveStatus } from './step-saver.ts';

const TEXT: Record<SaveStatus, MessageKey> = {
  saved: 'save.saved',
  unsaved: 'save.unsaved',
  saving: 'save.saving',
  offline: 'save.offline',
  signedOut: 'save.signedOut',
  refused: 'save.refused',
};

/** Says quietly whether what was typed is safe. */
export function SaveStatusLine({ status }: { status: SaveStatus }) {
  const { t } = useLanguage();
  const bad = ['offline', 'signedOut', 'refused'].includes(status);
  return (
    <Typography
      role="status"
      variant="body2"
      sx={{ color: bad ? 'warning.main' : 'text.secondary', fontWeight: bad ? 600 : 400 }}
    >
      {t(TEXT[status])}
    </Typography>
  );
}
