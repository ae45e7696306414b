import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { type HeldRecord, rejectTraining, verifyTraining } from '../../shared/api/training.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { FormDialog, ReasonDialog } from '../../shared/parts/form-dialog.tsx';
import { MailAddress } from '../../shared/parts/mail-address.tsx';
import { PlainField } from '../../shared/parts/plain-field.tsx';
import { EvidenceView } from './evidence-view.tsx';
import { messages } from './messages.ts';

interface CheckDialogProps {
  record: HeldRecord;
  onClose: () => void;
  onDone: (words: string) => Promise<void>;
}

/**
 * One record with its evidence: confirm it, with the date until which it counts, or say why not. Where nothing
 * shows the course, a note says why it is confirmed all the same.
 */
export function CheckDialog({ record, onClose, onDone }: CheckDialogProps) {
  const { pair, date, say: text } = useLanguage();
  const say = useMessages(messages);
  const [until, setUntil] = useState(record.verified?.until ?? '');
  const [note, setNote] = useState(record.verified?.note ?? '');
  const [rejecting, setRejecting] = useState(false);
  const { holder, evidence } = record;
  if (rejecting) {
    return (
      <ReasonDialog
        title={pair(say('reject'), text(record.title))}
        help={say('rejectHelp', { name: holder.name })}
        label={say('reason')}
        submit={say('reject')}
        color="error"
        onSubmit={async (reason) => {
          await rejectTraining(record.id, reason);
          await onDone(say('refused', { name: holder.name }));
        }}
        onClose={onClose}
      />
    );
  }
  return (
    <FormDialog
      wide={evidence !== null}
      title={say('checkTitle', { course: text(record.title) })}
      submit={say(evidence === null ? 'confirmWithout' : 'confirm')}
      other={
        <Button color="error" variant="outlined" onClick={() => setRejecting(true)}>
          {say('reject')}
        </Button>
      }
      onSubmit={async () => {
        await verifyTraining(record.id, until === '' ? null : until, note.trim() === '' ? null : note);
        await onDone(say('confirmed', { name: holder.name }));
      }}
      onClose={onClose}
    >
      {/* What is decided stands above the document, or beside it: however long it is, nobody scrolls past it. */}
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          alignItems: 'start',
          gridTemplateColumns: {
            xs: 'minmax(0, 1fr)',
            md: evidence === null ? undefined : 'minmax(240px, 1fr) minmax(0, 3fr)',
          },
        }}
      >
        <Box sx={{ display: 'grid', gap: 2, position: { md: 'sticky' }, top: 0, minWidth: 0 }}>
          <Typography sx={{ overflowWrap: 'anywhere' }}>
            {holder.name}
            <br />
            <MailAddress address={holder.email} />
            <br />
            {pair(say('completed'), date(record.completedOn))}
          </Typography>
          {evidence === null && (
            <>
              <Alert severity="warning" role="note">
                {say('noEvidence')}
              </Alert>
              <PlainField
                name="note"
                label={say('why')}
                helperText={say('whyHelp')}
                value={note}
                onText={setNote}
                required
                multiline
                minRows={2}
              />
            </>
          )}
          <PlainField
            name="until"
            type="date"
            label={say('until')}
            helperText={say('untilHelp')}
            value={until}
            onText={setUntil}
            sx={{ maxWidth: 320 }}
          />
        </Box>
        {evidence !== null && <EvidenceView file={evidence} name={record.evidenceName ?? evidence} />}
      </Box>
    </FormDialog>
  );
}
