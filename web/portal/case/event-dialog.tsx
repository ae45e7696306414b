import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import type { OfferedEvent } from '../../../engine/index.ts';
import { SentFormFields, useSentForm } from '../../renderers/sent-form.tsx';
import { fieldId } from '../../renderers/use-field.ts';
import { useReleasedForm } from '../../shared/api/programs.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { ProblemAlert } from '../../shared/parts/problem-alert.tsx';
import { Waiting } from '../../shared/parts/waiting.tsx';
import { focusField } from '../step/focus-field.ts';

interface EventDialogProps {
  event: OfferedEvent;
  release: string;
  busy: boolean;
  /** Why the server refused what was sent. */
  error: unknown;
  /** What it is about, for who decides many. */
  about?: ReactNode;
  hrefOf?: ((place: string) => string | undefined) | undefined;
  /** What the event would come to with what is written so far. */
  preview?: (data: Record<string, unknown>) => ReactNode;
  onCancel: () => void;
  onSend: (data: Record<string, unknown>) => void;
}

/** Asks for an event's data or confirmation before it is sent. */
export function EventDialog(props: EventDialogProps) {
  const { event, release, busy, error, about, hrefOf, preview, onCancel, onSend } = props;
  const { say, t } = useLanguage();
  const form = useReleasedForm(event.form ? release : undefined, event.form ?? '');
  const sent = useSentForm();
  const files = form.data?.steps[0];
  const send = () => {
    const { data, errors } = sent.check();
    if (errors.length === 0) onSend(data);
    else focusField(fieldId(errors[0]?.path ?? ''));
  };
  return (
    <Dialog open fullWidth maxWidth="sm" onClose={onCancel} aria-labelledby="event-title">
      <DialogTitle id="event-title">{say(event.label)}</DialogTitle>
      {/* Room for the ring of the first field, which the scrolled part would cut off. */}
      <DialogContent sx={{ display: 'grid', gap: 2, '&&': { pt: 1 } }}>
        {about}
        {event.description && <Typography>{say(event.description)}</Typography>}
        {event.confirm && <Typography>{say(event.confirm)}</Typography>}
        <ProblemAlert error={error ?? form.error} hrefOf={hrefOf} />
        {event.form && !files && !form.error && <Waiting lines={2} />}
        {files && <SentFormFields form={sent} step={files} />}
        {preview?.(sent.written)}
      </DialogContent>
      <DialogActions>
        <Button onClick={onCancel}>{t('app.cancel')}</Button>
        <Button
          variant="contained"
          color={event.tone === 'danger' ? 'error' : 'primary'}
          disabled={busy || (event.form !== undefined && !files)}
          onClick={send}
        >
          {say(event.label)}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
