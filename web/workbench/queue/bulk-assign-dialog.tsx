import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import type { ProgramView } from '../../shared/api/programs.ts';
import { assignRow, type ListOptions, type QueueRow } from '../../shared/api/queue.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { BulkDialog } from './bulk-dialog.tsx';
import { messages } from './messages.ts';

interface BulkAssignDialogProps {
  program: ProgramView;
  people: ListOptions['people'];
  rows: QueueRow[];
  onClose: (acted: boolean) => void;
}

const nobody = '@nobody';

/** Gives many cases to one person, or to nobody. */
export function BulkAssignDialog({ program, people, rows, onClose }: BulkAssignDialogProps) {
  const t = useMessages(messages);
  const [assignee, setAssignee] = useState('');
  const [missing, setMissing] = useState(false);
  const { say } = useLanguage();
  // The rest of the people work on the program, too, but could not do this work.
  const takers = people.filter(({ takesCases }) => takesCases);
  const titles = (roles: string[]) =>
    roles.map((role) => say(program.roles.find((one) => one.id === role)?.title) || role).join(', ');
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
        {takers.map(({ id, name, roles }) => (
          <MenuItem key={id} value={id}>
            {`${name} (${titles(roles)})`}
          </MenuItem>
        ))}
        <MenuItem value={nobody}>{t('nobody')}</MenuItem>
      </TextField>
    </BulkDialog>
  );
}
