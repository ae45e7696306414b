import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { assignRow, type ListOptions, type QueueRow } from '../../shared/api/queue.ts';
import { useMessages } from '../../shared/i18n/messages.ts';
import { BulkDialog } from './bulk-dialog.tsx';
import { messages } from './messages.ts';

interface BulkAssignDialogProps {
  people: ListOptions['people'];
  rows: QueueRow[];
  onClose: (acted: boolean) => void;
}

const nobody = '@nobody';

/** Gives many cases to one person, or to nobody. */
export function BulkAssignDialog({ people, rows, onClose }: BulkAssignDialogProps) {
  const t = useMessages(messages);
  const [assignee, setAssignee] = useState('');
  const [missing, setMissing] = useState(false);
  return (
    <BulkDialog
      title={rows.length === 1 ? t('assignOne') : t('assignTitle', { count: rows.length })}
      rows={rows}
      check={() => {
        setMissing(assignee === '');
        return assignee !== '';
      }}
      send={(row) => assignRow(row, assignee === nobody ? null : assignee)}
      onClose={onClose}
    >
      <TextField
        select
        required
        label={t('assignTo')}
        value={assignee}
        error={missing}
        helperText={missing ? t('chooseSomebody') : undefined}
        onChange={(event) => {
          setAssignee(event.target.value);
          setMissing(false);
        }}
        sx={{ mt: 1 }}
      >
        {people.map(({ id, name }) => (
          <MenuItem key={id} value={id}>
            {name}
          </MenuItem>
        ))}
        <MenuItem value={nobody}>{t('nobody')}</MenuItem>
      </TextField>
    </BulkDialog>
  );
}
