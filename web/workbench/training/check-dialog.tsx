import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { type HeldRecord, rejectTraining, verifyTraining } from '../../shared/api/training.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { FormDialog, ReasonDialog } from '../../shared/parts/form-dialog.tsx';
import { PlainField } from '../../shared/parts/plain-field.tsx';
import { EvidenceView } from './evidence-view.tsx';
import { messages } from './messages.ts';

interface CheckDialogProps {
  record: HeldRecord;
  onClose: () => void;
  onDone: (words: string) => Promise<void>;
}

/** One record with its evidence: confirm it, with the date until which it counts, or say why not. */
export function CheckDialog({ record, onClose, onDone }: CheckDialogProps) {
  const { t, date, say: text } = useLanguage();
  const say = useMessages(messages);
  const [until, setUntil] = useState(record.verified?.until ?? '');
  const [rejecting, setRejecting] = useState(false);
  if (rejecting) {
    return (
      <ReasonDialog
        title={t('app.pair', { name: say('reject'), value: text(record.title) })}
        help={say('rejectHelp', { name: record.holder.name })}
        label={say('reason')}
        submit={say('reject')}
        color="error"
        onSubmit={async (reason) => {
          await rejectTraining(record.id, reason);
          await onDone(say('refused'));
        }}
        onClose={onClose}
      />
    );
  }
  return (
    <FormDialog
      title={say('checkTitle', { course: text(record.title) })}
      submit={say('confirm')}
      onSubmit={async () => {
        await verifyTraining(record.id, true, until === '' ? null : until);
        await onDone(say('confirmed'));
      }}
      onClose={onClose}
    >
      <Typography>
        {record.holder.name} · {say('completed')}: {date(record.completedOn)}
      </Typography>
      <EvidenceView file={record.evidence} name={record.evidenceName} />
      <PlainField
        name="until"
        type="date"
        label={say('until')}
        helperText={say('untilHelp')}
        value={until}
        onText={setUntil}
        sx={{ maxWidth: 260 }}
      />
      <Button
        color="error"
        variant="outlined"
        onClick={() => setRejecting(true)}
        sx={{ justifySelf: 'start' }}
      >
        {say('reject')}
      </Button>
    </FormDialog>
  );
}
