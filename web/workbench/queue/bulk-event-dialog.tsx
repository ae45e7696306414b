import Typography from '@mui/material/Typography';
import { useRef } from 'react';
import { SentFormFields, useSentForm } from '../../renderers/sent-form.tsx';
import { newKey } from '../../shared/api/client.ts';
import { useReleasedForm } from '../../shared/api/programs.ts';
import { type QueueRow, type RowEvent, sendToRow } from '../../shared/api/queue.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { ProblemAlert } from '../../shared/parts/problem-alert.tsx';
import { Waiting } from '../../shared/parts/waiting.tsx';
import { BulkDialog } from './bulk-dialog.tsx';
import { BulkPreview } from './bulk-preview.tsx';
import { messages } from './messages.ts';

interface BulkEventDialogProps {
  event: RowEvent;
  rows: QueueRow[];
  /** Whose form is filled in; a case of another release says itself whether it takes it. */
  release: string;
  onClose: (acted: boolean) => void;
}

/** Sends one event to many cases; what it asks is filled in once. */
export function BulkEventDialog({ event, rows, release, onClose }: BulkEventDialogProps) {
  const t = useMessages(messages);
  const { say } = useLanguage();
  const form = useReleasedForm(event.form ? release : undefined, event.form ?? '');
  const sent = useSentForm();
  // One key a case for the whole dialog: what is sent again after a lost answer is applied once.
  const keys = useRef(new Map<string, string>());
  const keyOf = (row: QueueRow) => {
    const key = keys.current.get(row.id) ?? newKey();
    keys.current.set(row.id, key);
    return key;
  };
  const step = form.data?.steps[0];
  const label = say(event.label);
  return (
    <BulkDialog
      title={t(rows.length === 1 ? 'eventOne' : 'eventTitle', { event: label, count: rows.length })}
      rows={rows}
      danger={event.tone === 'danger'}
      check={() => {
        const { errors } = sent.check();
        return errors.length === 0 && (event.form === undefined || step !== undefined);
      }}
      send={(row) => sendToRow(row, event.type, sent.check().data, keyOf(row))}
      onClose={onClose}
    >
      {event.confirm && <Typography>{say(event.confirm)}</Typography>}
      <ProblemAlert error={form.error} />
      {event.form && !step && !form.error && <Waiting lines={2} />}
      {step && <SentFormFields form={sent} step={step} />}
      <BulkPreview rows={rows} release={release} type={event.type} data={sent.written} />
    </BulkDialog>
  );
}
