import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Link from '@mui/material/Link';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import Typography from '@mui/material/Typography';
import { useId, useState } from 'react';
import type { KeptMail } from '../../shared/api/operations.ts';
import { LetterView } from '../../shared/event-preview/letter-view.tsx';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { messages } from './messages.ts';

interface MailDialogProps {
  mail: KeptMail;
  onClose: () => void;
  onResend: () => void;
}

/**
 * One mail as it looks, as text and structure alone in which nothing acts or is fetched, or as its plain
 * text.
 */
export function MailDialog({ mail, onClose, onResend }: MailDialogProps) {
  const { t, pair, moment, language } = useLanguage();
  const say = useMessages(messages);
  const id = useId();
  const [view, setView] = useState<'html' | 'text'>('html');
  const kept = mail.html !== '';
  return (
    <Dialog open fullWidth maxWidth="md" onClose={onClose} aria-labelledby={id}>
      <DialogTitle id={id}>{mail.subject}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 1.5 }}>
        <Typography sx={{ overflowWrap: 'anywhere' }}>
          {pair(say('to'), `${mail.recipientName} <${mail.recipientEmail}>`)} · {moment(mail.createdAt)} ·{' '}
          {say(`mail.${mail.status}`)}
        </Typography>
        {mail.attachments.length > 0 && (
          <Typography>
            {pair(say('attachments'), '')}
            {mail.attachments.map((attachment, position) => (
              <Link
                key={attachment.name}
                href={`/api/v1/operations/mails/${mail.id}/attachments/${position}`}
                download={attachment.name}
                sx={{ mr: 1 }}
              >
                {attachment.name}
              </Link>
            ))}
          </Typography>
        )}
        {!kept && <Typography>{say('noText')}</Typography>}
        {kept && (
          <>
            <ToggleButtonGroup
              exclusive
              size="small"
              value={view}
              onChange={(_event, next) => next && setView(next)}
              aria-label={say('mailFrame')}
            >
              <ToggleButton value="html">{say('asHtml')}</ToggleButton>
              <ToggleButton value="text">{say('asText')}</ToggleButton>
            </ToggleButtonGroup>
            {view === 'html' ? (
              <LetterView html={mail.html} language={language} title={say('mailFrame')} />
            ) : (
              <Typography sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{mail.text}</Typography>
            )}
          </>
        )}
      </DialogContent>
      <DialogActions>
        {kept && <Button onClick={onResend}>{say('resend')}</Button>}
        <Button variant="contained" onClick={onClose}>
          {t('app.close')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
