import Typography from '@mui/material/Typography';
import { useEffect, useState } from 'react';
import { type MessageKey, useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { stepMessages } from './messages.ts';
import type { SaveStatus } from './step-saver.ts';

const TEXT: Record<SaveStatus, MessageKey> = {
  saved: 'save.saved',
  unsaved: 'save.unsaved',
  saving: 'save.saving',
  offline: 'save.offline',
  signedOut: 'save.signedOut',
  refused: 'save.refused',
};
const MARK: Record<SaveStatus, string> = {
  saved: '✓',
  unsaved: '…',
  saving: '…',
  offline: '⚠',
  signedOut: '⚠',
  refused: '⚠',
};

interface SaveStatusLineProps {
  status: SaveStatus;
  /** How many saves have succeeded since the step was opened. */
  saves: number;
}

/** Says quietly whether what was typed is safe, and since when. */
export function SaveStatusLine({ status, saves }: SaveStatusLineProps) {
  const { t, language } = useLanguage();
  const m = useMessages(stepMessages);
  const [at, setAt] = useState<Date | null>(null);
  useEffect(() => {
    if (saves > 0) setAt(new Date());
  }, [saves]);
  const time = at?.toLocaleTimeString(`${language}-CA`, { hour: 'numeric', minute: '2-digit' });
  const bad = ['offline', 'signedOut', 'refused'].includes(status);
  return (
    <Typography
      role="status"
      variant="body2"
      sx={{ color: bad ? 'warning.main' : 'text.secondary', fontWeight: bad ? 600 : 400 }}
    >
      <span aria-hidden="true">{MARK[status]} </span>
      {t(TEXT[status])}
      {status === 'saved' && time && ` ${m('savedAt', { time })}`}
    </Typography>
  );
}
